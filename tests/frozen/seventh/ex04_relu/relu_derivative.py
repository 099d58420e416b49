#% id: ex04-one-02
#% kind: one
#% why: the slope at x = 0 is 1 instead of 0
def relu_derivative(x):
    x = np.asarray(x)
    return (x >= 0).astype(float)  #! >= counts 0 as well
