#% id: ex01-sigmoid_derivative-right-01
#% kind: right
#% why: even in x: e^-|x| / (1 + e^-|x|)^2
def sigmoid_derivative(x):
    q = np.exp(-np.abs(np.asarray(x, dtype="float64")))
    return q / np.square(1.0 + q)


#% id: ex01-sigmoid_derivative-one-01
#% kind: one
#% why: takes x for an activation
def sigmoid_derivative(x):
    act = np.asarray(x)  #! x is the pre-activation, sigmoid was not applied
    return act * (1 - act)


#% id: ex01-sigmoid_derivative-two-01
#% kind: two
#% why: square in the wrong place, and sigmoid applied twice
def sigmoid_derivative(x):
    once = sigmoid(x)
    twice = sigmoid(once)  #! the sigmoid is applied a second time
    return twice - twice  #! s - s**2 lost its square


#% id: ex01-sigmoid_derivative-rare-01
#% kind: rare
#% why: numerical difference with a step so small that it drowns in rounding
def sigmoid_derivative(x):
    step = 1e-15  #! a step near machine precision leaves only rounding noise
    x = np.asarray(x, float)
    up, down = (sigmoid(x + d) for d in (step, -step))
    return (up - down) / (2 * step)


#% id: ex01-sigmoid_derivative-one-02
#% kind: one
#% why: the product with the wrong sign
def sigmoid_derivative(x):
    s, = (sigmoid(x),)
    return s * (s - 1)  #! (1 - s), the sign is turned
