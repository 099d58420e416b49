#% id: ex04-one-01
#% kind: one
#% why: returns the step (is it active?) and not the value
def relu(x):
    x = np.asarray(x, dtype=float)
    return (x > 0) * 1.0  #! x where positive

#% id: ex04-two-01
#% kind: two
#% why: mixes up the variants: a cap at 6 and a leak below zero
def relu(x):
    x = np.asarray(x, dtype=float)
    top = np.minimum(x, 6)  #! ReLU6
    return np.where(x > 0, top, 0.01 * x)  #! leaky

#% id: ex04-two-02
#% kind: two
#% why: element by element: the result array is of whole numbers, and the last element is never visited
def relu(x):
    x = np.asarray(x)
    result = np.zeros(x.shape, dtype=int)  #! cuts 0.7 to 0
    flat_in, flat_out = x.reshape(-1), result.reshape(-1)
    for i in range(flat_in.size - 1):  #! off by one
        if flat_in[i] > 0:
            flat_out[i] = flat_in[i]
    return result

#% id: ex04-rare-01
#% kind: rare
#% why: the mask is made from the whole-number part, so everything between 0 and 1 counts as not positive
def relu(x: ArrayLike) -> NDArray:
    x = np.asarray(x)
    on = x.astype(int) > 0  #! 0.5 becomes 0
    return x * on
