#% id: ex04-one-02
#% kind: one
#% why: 1 at x = 0 as well (>= instead of >)
def relu_derivative(x):
    return (np.asarray(x) >= 0).astype(float)  #! the slope at 0 is 0 here

#% id: ex04-two-02
#% kind: two
#% why: the mask asks for "not 0" instead of "above 0", and it is multiplied by x
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    alive = np.abs(x) > 0  #! negative entries count as alive
    return alive * x  #! that is x, not its slope

#% id: ex04-rare-02
#% kind: rare
#% why: (sign(x)+1)/2 is a half at x = 0
def relu_derivative(x: ArrayLike) -> NDArray:
    # branch-free
    return (np.sign(np.asarray(x, dtype=float)) + 1) / 2  #! 0.5 where x is 0
