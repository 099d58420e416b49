#% id: ex07-sgd_step-right-01
#% kind: right
#% why: map with subtract and multiply
def sgd_step(params, grads, learning_rate):
    step = lambda p, g: np.subtract(p, np.multiply(learning_rate, g))
    return [*map(step, params, grads)]


#% id: ex07-sgd_step-one-01
#% kind: one
#% why: plus
def sgd_step(params, grads, learning_rate):
    fresh = []
    for k in range(len(params)):
        fresh.append(np.asarray(params[k]) + np.asarray(grads[k]) * learning_rate)  #! descent subtracts
    return fresh


#% id: ex07-sgd_step-one-02
#% kind: one
#% why: in place
def sgd_step(params, grads, learning_rate):
    new = [np.asarray(p) for p in params]  #! no copies, the -= works on the caller's parameters
    for a, g in zip(new, grads):
        a -= learning_rate * np.asarray(g)
    return new


#% id: ex07-sgd_step-two-01
#% kind: two
#% why: only the first gradient is used, the rate divides
def sgd_step(params, grads, learning_rate):
    g_iter = [grads[0] for _ in grads]  #! every parameter gets the first gradient
    out = [None] * len(params)
    for i, (p, g) in enumerate(zip(params, g_iter)):
        with np.errstate(all="ignore"):
            delta = np.asarray(g) / learning_rate  #! multiply by the rate
        out[i] = np.asarray(p) - delta
    return out


#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: a gradient norm creeps in
def sgd_step(params, grads, learning_rate):
    length = np.sqrt(sum(float(np.sum(np.square(g))) for g in grads))
    factor = learning_rate / max(1.0, length)  #! gradient clipping, that nobody asked for
    return [np.asarray(p) - factor * np.asarray(g) for p, g in zip(params, grads)]


#% id: ex07-sgd_step-rare-02
#% kind: rare
#% why: the new values are cast back to the parameter's whole numbers
def sgd_step(params, grads, learning_rate):
    result = list()
    for p, g in zip(params, grads):
        p = np.asarray(p)
        moved = p - learning_rate * np.asarray(g)
        result.append(moved.astype(p.dtype))  #! whole-number parameters are cut back to ints
    return result
