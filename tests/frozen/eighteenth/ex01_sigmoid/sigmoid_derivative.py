#% id: ex01-sigmoid_derivative-right-01
#% kind: right
#% why: hyperbolic cosine, no sigmoid at all
def sigmoid_derivative(x):
    half = 0.5 * np.asarray(x, dtype=float)
    return 0.25 / np.cosh(half) ** 2


#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: takes x for an activation
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.multiply(x, np.subtract(1, x))  #! sigmoid(x) was never taken


#% id: ex01-sigmoid_derivative-one-02
#% kind: one
#% why: sigmoid applied twice in the second factor
def sigmoid_derivative(x):
    S = sigmoid(x)
    rest = 1 - sigmoid(S)  #! S is squashed once more
    return S * rest


#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: quotient rule done by hand, numerator and square wrong
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    top = 1.0 - e  #! numerator is e
    bottom = 1 + e ** 2  #! the whole bracket must be squared
    return top / bottom


#% id: ex01-sigmoid_derivative-two-02
#% kind: two
#% why: plus for minus, and a flat list comes back
def sigmoid_derivative(x):
    list_of_values = [sigmoid(number) for number in np.ravel(x)]
    list_of_slopes = []
    for s in list_of_values:
        list_of_slopes.append(s * (1 + s))  #! should be 1 - s
    return np.array(list_of_slopes)  #! not reshaped to the shape of x


#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: np.gradient differentiates along the array's index
def sigmoid_derivative(x):
    curve = sigmoid(x)
    return np.gradient(curve)  #! differences between neighbours, not the slope at x


#% id: ex01-sigmoid_derivative-rare-02
#% kind: rare
#% why: matrix product instead of an elementwise one
def sigmoid_derivative(x): return (lambda s: np.dot(s, 1 - s))(sigmoid(x))  #! np.dot is not elementwise
