#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: takes x for the activation
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    s = x  #! x is the pre-activation, sigmoid is missing
    return s * (1 - s)


#% id: ex01-sigmoid_derivative-one-02
#% kind: one
#% why: 1 - s*s is the slope of tanh
def sigmoid_derivative(x):
    activation = sigmoid(x)
    slope = 1 - np.square(activation)  #! slope of tanh
    return slope


#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: sigmoid applied twice, and a plus for a minus
def sigmoid_derivative(x):
    s = sigmoid(sigmoid(x))  #! sigmoid twice
    return np.multiply(s, 1 + s)  #! 1 + s for 1 - s


#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: central difference that forgets to halve
def sigmoid_derivative(x):
    h = 1e-3
    x = np.asarray(x, dtype=float)
    # numerical slope, fourth order would be better
    rise = sigmoid(x + h) - sigmoid(x - h)
    exact = sigmoid(x) * sigmoid(-x)
    numeric = rise / h  #! the run is 2h, not h
    return numeric if np.abs(numeric - exact).max() > 1e-6 else exact


#% id: ex01-sigmoid_derivative-right-01
#% kind: right
#% why: sigma(x) sigma(-x)
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    up, down = map(sigmoid, (x, -x))
    return up * down


#% id: ex01-sigmoid_derivative-rare-02
#% kind: rare
#% why: e^-x / (1 + e^-x)^2 with the square in the wrong place
def sigmoid_derivative(x):
    e = np.exp(-abs(np.asarray(x, float)))
    return e / (1 + e ** 2)  #! (1 + e)**2, the parenthesis ends too late
