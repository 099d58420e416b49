#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: 1 at x = 0
def relu_derivative(x):
    x = np.asarray(x)
    return (x >= 0).astype(float)  #! > 0: the slope at 0 is 0


#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: x / relu(x) is not a number at 0 and below
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    r = relu(x)
    d = r / x  #! 0 / 0 at x = 0
    return d


#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: step turned round, and 0.5 at 0 as heaviside is often called
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    x = -x  #! the step falls in place of rising
    return np.heaviside(x, 0.5)  #! 0 at x = 0
