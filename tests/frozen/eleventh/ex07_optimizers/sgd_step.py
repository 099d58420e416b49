#% id: ex07-sgd_step-one-01
#% kind: one
#% why: the step has the length of the learning rate only: the gradient's sign is used
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        new.append(np.asarray(p, dtype=float) - learning_rate * np.sign(g))  #! sign of the gradient for the gradient
    return new

#% id: ex07-sgd_step-two-01
#% kind: two
#% why: the gradient is divided by its number of entries, and the rate multiplies the parameter too
def sgd_step(params, grads, learning_rate):
    out = []
    for i in range(len(params)):
        w = np.array(params[i], dtype=float)
        g = np.array(grads[i], dtype=float)
        g = g / g.size  #! the gradient is to be used as it is
        out.append((w - g) * learning_rate)  #! parentheses: the rate multiplies the parameter too
    return out

#% id: ex07-sgd_step-two-02
#% kind: two
#% why: the learning rate is multiplied in twice, and plus for minus
def sgd_step(params, grads, learning_rate):
    step = [learning_rate * np.asarray(g, dtype=float) for g in grads]
    result = []
    for p, s in zip(params, step):
        s = learning_rate * s  #! the rate is in s already
        result.append(np.asarray(p, dtype=float) + s)  #! plus
    return result

#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: the result is cast back to the parameter's dtype, so whole-number parameters are cut off
def sgd_step(params, grads, learning_rate):
    return [
        (np.asarray(p) - learning_rate * np.asarray(g)).astype(np.asarray(p).dtype)  #! int parameters lose the fraction
        for p, g in zip(params, grads)
    ]
