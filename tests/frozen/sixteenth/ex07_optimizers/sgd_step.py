#% id: ex07-sgd_step-one-01
#% kind: one
#% why: in place
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        p = np.asarray(p, dtype=float)
        p -= learning_rate * np.asarray(g)  #! the argument is changed: p = p - ...
        new.append(p)
    return new


#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: the learning rate divides
def sgd_step(params, grads, learning_rate):
    velocity = [np.asarray(g, float) / (1 + learning_rate) for g in grads]  #! learning_rate * g
    return [np.asarray(p) - v for p, v in zip(params, velocity)]


#% id: ex07-sgd_step-two-01
#% kind: two
#% why: plus, and the last pair missing
def sgd_step(params, grads, learning_rate):
    out = list(np.asarray(p, dtype=float) for p in params)
    for i in range(len(out) - 1):  #! last parameter is not updated
        out[i] = out[i] + learning_rate * np.asarray(grads[i])  #! minus
    return [o.copy() for o in out]


#% id: ex07-sgd_step-right-01
#% kind: right
#% why: map with a lambda
def sgd_step(params, grads, learning_rate):
    return list(map(lambda p, g: np.add(p, np.multiply(-learning_rate, g)), params, grads))
