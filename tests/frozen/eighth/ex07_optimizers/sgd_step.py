#% id: ex07-sgd_step-one-01
#% kind: one
#% why: the gradient is added
def sgd_step(params, grads, learning_rate):
    return [np.asarray(p) + learning_rate * np.asarray(g) for p, g in zip(params, grads)]  #! -


#% id: ex07-sgd_step-two-01
#% kind: two
#% why: the last parameter is left out, and the gradient divided by its length
def sgd_step(params, grads, learning_rate):
    new = []
    for i in range(len(params) - 1):  #! all of them
        g = np.asarray(grads[i], dtype=float) / len(grads[i])  #! no mean
        new.append(np.asarray(params[i]) - learning_rate * g)
    return new


#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: -= on the caller's arrays
def sgd_step(params, grads, learning_rate):
    result = []
    for p, g in zip(params, grads):
        p = np.asarray(p, dtype=float)  #! a float array is not copied
        p -= learning_rate * np.asarray(g)
        result.append(p)
    return result


#% id: ex07-sgd_step-rare-02
#% kind: rare
#% why: the result is cast to the parameter's type, which cuts whole numbers
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        p = np.asarray(p)
        step = learning_rate * np.asarray(g)
        out.append((p - step).astype(p.dtype))  #! an int parameter loses the fraction
    return out


#% id: ex07-sgd_step-right-01
#% kind: right
#% why: a helper and map
def sgd_step(params, grads, learning_rate):
    def move(p, g):
        return np.subtract(p, np.multiply(learning_rate, g))

    return list(map(move, params, grads))
