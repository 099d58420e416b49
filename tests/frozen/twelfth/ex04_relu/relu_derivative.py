#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: 1 at x = 0 too
def relu_derivative(x):
    x = np.asarray(x)
    return (x >= 0).astype(float)  #! > 0


#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: condition turned round, and x itself is given back in place of 1
def relu_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    active = x < 0  #! x > 0
    return np.where(active, x, 0.0)  #! 1, not x


#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: relu(x) / x is 1 or 0 nearly everywhere, but 0 / 0 at x = 0
def relu_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    # relu goes through the origin, its slope is value / argument
    with np.errstate(invalid="ignore"):
        return relu(x) / x  #! nan at 0
