#% id: ex07-sgd-one-01
#% kind: one
#% why: returns the step, not the parameters after it
def sgd_step(params, grads, learning_rate):
    return [-learning_rate * np.asarray(g) for g in grads]  #! p is missing
#% id: ex07-sgd-two-01
#% kind: two
#% why: the gradients are gone through from the last to the first, and weight decay has been slipped in
def sgd_step(params, grads, learning_rate):
    updated = []
    for p, g in zip(params, reversed(grads)):  #! g belongs to another parameter
        p = np.asarray(p, dtype=float)
        g = np.asarray(g, dtype=float) + 0.01 * p  #! weight decay is not asked for
        updated.append(p - learning_rate * g)
    return updated
#% id: ex07-sgd-two-02
#% kind: two
#% why: the last array gets no update, and every gradient is divided by its norm
def sgd_step(params, grads, learning_rate):
    result = [np.array(p, dtype=float) for p in params]
    for k in range(len(params) - 1):  #! stops one too early
        g = np.array(grads[k], dtype=float)
        result[k] = result[k] - learning_rate * g / (np.linalg.norm(g) + 1e-12)  #! the length of g counts
    return result
#% id: ex07-sgd-rare-01
#% kind: rare
#% why: a copy of the list holds the same arrays, and -= changes them
def sgd_step(params, grads, learning_rate):
    new = list(params)  # a new list, the old one stays
    for i in range(len(new)):
        new[i] = np.asarray(new[i], dtype=float)
        new[i] -= learning_rate * np.asarray(grads[i])  #! the caller's array
    return new
