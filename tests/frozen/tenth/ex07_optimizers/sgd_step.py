#% id: ex07-one-02
#% kind: one
#% why: goes up the hill
def sgd_step(params, grads, learning_rate):
    new = []
    for p, g in zip(params, grads):
        new.append(np.asarray(p) + learning_rate * np.asarray(g))  #! plus
    return new


#% id: ex07-two-03
#% kind: two
#% why: every gradient is made a unit vector, and the rate is shared among the parameters
def sgd_step(params, grads, learning_rate):
    out = []
    rate = learning_rate / max(len(params), 1)  #! why divide
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        g = g / np.linalg.norm(g)  #! the length of the gradient counts
        out.append(np.asarray(params[i]) - rate * g)
    return out


#% id: ex07-two-04
#% kind: two
#% why: the rate shrinks from one parameter to the next, and vectors (biases) stay as they are
def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    lr = learning_rate
    result = []
    for p, g in zip(params, grads):
        p, g = np.array(p), np.array(g)
        if p.ndim < 2:  #! biases learn too
            result.append(p)
        else:
            result.append(p - lr * g)
        lr = lr * 0.9  #! one rate for all
    return result


#% id: ex07-rare-03
#% kind: rare
#% why: gradients are clipped at 1, which nobody asked for: right as long as they are small
def sgd_step(params, grads, learning_rate):
    return [
        np.asarray(w) - learning_rate * np.clip(dw, -1, 1)  #! clipped
        for w, dw in zip(params, grads)
    ]
