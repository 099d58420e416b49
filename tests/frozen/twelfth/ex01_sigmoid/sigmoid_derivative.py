#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: takes x for the activation already, as in the backprop lecture
def sigmoid_derivative(x):
    a = np.asarray(x, dtype=float)
    return a * (1 - a)  #! a should be sigmoid(x)


#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: sigmoid applied twice, and the factor is s - 1 instead of 1 - s
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    y = sigmoid(x)
    s = sigmoid(y)  #! second activation
    return s * (s - 1)  #! sign


#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: the quotient-rule form e^-x / (1 + e^-x)^2 is inf / inf for large negative x
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(-x)
        return e / (1 + e) ** 2  #! nan for x = -1000, where the slope is 0


#% id: ex01-sigmoid_derivative-right-01
#% kind: right
#% why: S(x)(1 - S(x)) = S(x) S(-x)
def sigmoid_derivative(x):
    # 1 - S(x) is S(-x) because of the symmetry
    x = np.asarray(x, dtype=float)
    return np.multiply(sigmoid(x), sigmoid(-x))
