#% id: ex01-one-02
#% kind: one
#% why: takes x for an activation already: x (1 - x)
def sigmoid_derivative(x):
    s = np.asarray(x, dtype=float)  #! sigmoid never applied
    return s * (1 - s)

#% id: ex01-two-03
#% kind: two
#% why: quotient rule by hand: the inner minus is kept once too often and the square of the denominator is lost
def sigmoid_derivative(x):
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))   # symmetric anyway
    top = -e  #! the two minus signs cancel
    bottom = 1 + e  #! (1 + e) ** 2
    return top / bottom

#% id: ex01-two-04
#% kind: two
#% why: difference quotient the wrong way round, and divided by h although the points are 2h apart
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    """slope = rise / run"""
    h = 1e-5
    x = np.asarray(x, dtype=float)
    rise = sigmoid(x - h) - sigmoid(x + h)  #! left minus right
    run = h  #! 2 * h
    return rise / run

#% id: ex01-rare-02
#% kind: rare
#% why: keeps S away from 0 and 1 "so that the slope never vanishes"; far out the slope is then 0.0099 instead of 0
def sigmoid_derivative(x):
    S = sigmoid(x)
    S = np.clip(S, 0.01, 0.99)  #! saturated units must have slope 0
    return S * (1.0 - S)
