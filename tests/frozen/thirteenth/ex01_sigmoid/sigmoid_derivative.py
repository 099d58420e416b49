#% id: ex01-one-02
#% kind: one
#% why: x(1-x), the slope in terms of the activation, although x is the pre-activation
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = x  #! x is taken for the activation
    return s * (1 - s)

#% id: ex01-two-03
#% kind: two
#% why: the sigmoid is applied twice and the square is written as a product with 2
def sigmoid_derivative(x):
    S = sigmoid(x)
    S2 = sigmoid(S)  #! second sigmoid
    return S2 - S2 * 2  #! S*2 instead of S^2

#% id: ex01-rare-03
#% kind: rare
#% why: e^-x / (1 + e^-x)^2 without a guard: inf / inf = NaN at x = -1000
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    e = np.exp(-x)  #! overflows far left, then inf/inf
    return e / (1 + e) ** 2
