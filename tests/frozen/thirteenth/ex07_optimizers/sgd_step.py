#% id: ex07-one-02
#% kind: one
#% why: the gradient is added: uphill
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        new.append(np.asarray(p) + learning_rate * np.asarray(g))  #! minus
    return new

#% id: ex07-two-03
#% kind: two
#% why: the last parameter is never updated, and every gradient is divided by its norm
def sgd_step(params, grads, learning_rate):
    out = [np.array(p, dtype=float) for p in params]
    for i in range(len(out) - 1):  #! one short
        g = np.asarray(grads[i], dtype=float)
        out[i] = out[i] - learning_rate * g / np.linalg.norm(g)  #! direction only
    return out

#% id: ex07-rare-03
#% kind: rare
#% why: the new array inherits the int type of a whole-number parameter, the step is cut off
def sgd_step(params, grads, learning_rate):
    result = []
    for p, g in zip(params, grads):
        p = np.asarray(p)
        q = np.empty_like(p)  #! int buffer for int parameters
        q[...] = p - learning_rate * np.asarray(g)
        result.append(q)
    return result

#% id: ex07-rare-04
#% kind: rare
#% why: a new list, but the arrays in it are the caller's own, changed in place
def sgd_step(params, grads, learning_rate):
    new_params = [np.asarray(p, dtype=float) for p in params]  #! list copied, arrays not
    for p, g in zip(new_params, grads):
        p -= learning_rate * np.asarray(g)
    return new_params
