#% id: ex07-one-02
#% kind: one
#% why: goes up the gradient
def sgd_step(params, grads, learning_rate):
    return [np.asarray(p, dtype=float) + learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]  #! minus

#% id: ex07-two-03
#% kind: two
#% why: the rate is shared out among the parameters, and the return stands inside the loop
def sgd_step(params, grads, learning_rate):
    lr = learning_rate / len(params)  #! the whole rate for every parameter
    new = []
    for i in range(len(params)):
        w = np.asarray(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        new.append(w - lr * g)
        return new  #! after the first one

#% id: ex07-two-04
#% kind: two
#% why: takes the step for a moving average: the parameter shrinks, and the rate is missing at the gradient
def sgd_step(params, grads, learning_rate):
    result = []
    for p, g in zip(params, grads):
        p, g = np.array(p, dtype=float), np.array(g, dtype=float)
        keep = (1 - learning_rate) * p  #! p stays whole
        result.append(keep - g)  #! learning_rate * g
    return result

#% id: ex07-rare-02
#% kind: rare
#% why: whole-number parameters keep their dtype, and the result is truncated on assignment
def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    new = [np.array(p) for p in params]  #! int copies of int parameters
    for q, g in zip(new, grads):
        q[...] = q - learning_rate * np.asarray(g)
    return new
