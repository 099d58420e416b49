#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: S(1 + S) instead of S(1 - S)
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 + s)  #! plus

#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: takes x for the activation in one factor, and squares the other one
def sigmoid_derivative(x: ArrayLike) -> NDArray:
    x = np.asarray(x, dtype=float)
    a = sigmoid(x)
    left = a ** 2  #! squared: that is the derivative's factor only in e^-x S^2
    right = 1 - sigmoid(a)  #! sigmoid taken twice
    return left * right

#% id: ex01-sigmoid_derivative-two-02
#% kind: two
#% why: central difference: divided by h instead of 2h, and evaluated around sigmoid(x) instead of x
def sigmoid_derivative(x):
    h = 1e-5
    x = sigmoid(x)  #! the point is x itself, not its activation
    return (sigmoid(x + h) - sigmoid(x - h)) / h  #! the points are 2h apart

#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: the quotient form e^x / (1+e^x)^2 gives inf/inf = nan for large positive x
def sigmoid_derivative(x):
    ex = np.exp(np.asarray(x, dtype=float))  #! overflows from 710 on, then inf/inf: the form is even, so -|x| would do
    return ex / (1 + ex) ** 2
