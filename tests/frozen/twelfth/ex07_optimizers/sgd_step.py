#% id: ex07-sgd_step-one-01
#% kind: one
#% why: climbs: plus instead of minus
def sgd_step(params, grads, learning_rate):
    new = []
    for i in range(len(params)):
        new.append(np.asarray(params[i]) + learning_rate * np.asarray(grads[i]))  #! minus
    return new


#% id: ex07-sgd_step-two-01
#% kind: two
#% why: gradient clipped to [-1, 1] unasked, and the parameters changed where they stand
def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    for p, g in zip(params, grads):
        g = np.clip(g, -1.0, 1.0)  #! the step is the whole gradient
        p -= learning_rate * g  #! in place
    return list(params)


#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: one big array out of all parameters, which works only while they have one shape
def sgd_step(params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float) -> list[NDArray]:
    # no loop needed with NumPy
    stacked = np.array(params, dtype=float)  #! w and b have different shapes
    return list(stacked - learning_rate * np.array(grads, dtype=float))
