#% id: ex07-right-02
#% kind: right
#% why: right
def minibatches(x, y, batch_size, rng):
    # Fisher-Yates like in C, then collect the rows one by one
    index = list(range(len(x)))
    for i in range(len(index) - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        index[i], index[j] = index[j], index[i]
    batches = []
    bx, by = [], []
    for i in index:
        bx.append(x[i])
        by.append(y[i])
        if len(bx) == batch_size:
            batches.append((np.array(bx), np.array(by)))
            bx, by = [], []
    if bx:  # 마지막 남은 배치
        batches.append((np.array(bx), np.array(by)))
    return batches


def sgd_step(params, grads, learning_rate):
    def move(p, g):
        return np.subtract(p, np.multiply(learning_rate, g))

    return list(map(move, params, grads))


#% id: ex07-one-04
#% kind: one
#% why: The gradient is added instead of subtracted.
def sgd_step(params, grads, learning_rate):
    out = []
    for p, g in zip(params, grads):
        out.append(np.asarray(p) + learning_rate * np.asarray(g))  #! wrong direction
    return out


#% id: ex07-two-03
#% kind: two
#% why: The gradient is clipped to -1..1. The learning rate is divided by the number of parameters.
def sgd_step(params, grads, learning_rate):
    lr = learning_rate / len(params)  #! nothing is averaged over the parameters
    new_params = []
    for i in range(len(params)):
        g = np.clip(np.asarray(grads[i], dtype=float), -1, 1)  #! nobody asked for clipping
        new_params.append(np.asarray(params[i], dtype=float) - lr * g)
    return new_params


#% id: ex07-rare-04
#% kind: rare
#% why: The result is cast back to the type of the parameter, so whole-number parameters lose the fraction of the step.
def sgd_step(params, grads, learning_rate):
    stepped = []
    for p, g in zip(params, grads):
        p = np.asarray(p)
        delta = learning_rate * np.asarray(g)
        stepped.append((p - delta).astype(p.dtype))  #! integers are truncated
    return stepped


