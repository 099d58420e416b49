#% id: ex04-relu-one-01
#% kind: one
#% why: np.max, the maximum of the whole array, for the elementwise np.maximum
def relu(x):
    x = np.asarray(x, dtype=float)
    return np.max(x, initial=0)  #! one number for the whole array; np.maximum(x, 0)


#% id: ex04-relu-two-01
#% kind: two
#% why: mixes relu with two relatives: leaks on the left, capped at 6 on the right
def relu(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    left = 0.01 * np.minimum(x, 0)  #! relu is 0 there
    right = np.clip(x, 0, 6)  #! no cap (ReLU6 of some blog)
    return left + right


#% id: ex04-relu-rare-01
#% kind: rare
#% why: np.vectorize takes the type of the first result: if that is the int 0, all the others are cut to whole numbers
def relu(x: ArrayLike) -> NDArray:
    def one(v):
        if v > 0:
            return v
        return 0  # negative

    return np.vectorize(one)(x)  #! no otypes: [-1.0, 2.5] gives [0, 2]


#% id: ex04-relu-right-01
#% kind: right
#% why: (x + |x|) / 2
def relu(x):
    x = np.asarray(x, dtype=float)
    return (x + np.fabs(x)) / 2
