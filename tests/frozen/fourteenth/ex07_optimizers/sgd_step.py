#% id: ex07-right-02
#% kind: right
#% why: right; counts through the lists by index, everything turned to floats
def sgd_step(params, grads, learning_rate):
    updated = []
    for i in range(len(params)):
        move = np.multiply(learning_rate, np.asarray(grads[i], dtype=float))
        updated.append(np.subtract(params[i], move))
    return updated


#% id: ex07-one-02
#% kind: one
#% why: goes up the slope
def sgd_step(params, grads, learning_rate):
    return [np.asarray(p) + learning_rate * np.asarray(g) for p, g in zip(params, grads)]  #! minus


#% id: ex07-two-04
#% kind: two
#% why: the parameters of the caller are changed, and the gradients are averaged over the list
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        p = np.asarray(p, dtype=float)
        g = np.asarray(g, dtype=float) / len(params)  #! no mean over the list
        p -= learning_rate * g  #! in place: a float array p is the caller's own
        new.append(p)
    return new


#% id: ex07-two-05
#% kind: two
#% why: the return stands inside the loop, and only the sign of the gradient is used
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        direction = np.sign(np.asarray(g))  #! the gradient itself
        out.append(np.asarray(p) - learning_rate * direction)
        return out  #! one level too deep: only the first parameter


#% id: ex07-rare-02
#% kind: rare
#% why: all parameters in one array: works only while all have the same shape
def sgd_step(params, grads, learning_rate):
    P = np.array(params, dtype=float)  #! weights and biases differ in shape
    G = np.array(grads, dtype=float)
    return list(P - learning_rate * G)
