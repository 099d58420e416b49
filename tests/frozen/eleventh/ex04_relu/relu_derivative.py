#% id: ex04-relu_derivative-one-01
#% kind: one
#% why: np.sign alone: -1 for the negative ones
def relu_derivative(x):
    return np.sign(np.asarray(x, dtype=float))  #! sign is -1 for negative x

#% id: ex04-relu_derivative-two-01
#% kind: two
#% why: gives the value for the slope where x > 0, and 0.5 at the kink
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    d = np.where(x > 0, x, 0.0)  #! x, which is relu itself, instead of 1
    return np.where(x == 0, 0.5, d)  #! contract: 0 at 0

#% id: ex04-relu_derivative-rare-01
#% kind: rare
#% why: round instead of ceil before the clip: values between 0 and one half get slope 0
def relu_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.clip(np.round(x), 0, 1)  #! 0.25 is rounded to 0

#% id: ex04-relu_derivative-two-02
#% kind: two
#% why: the kink is put at 1, and the slope is 1 again far on the left
def relu_derivative(x):
    flat = np.atleast_1d(np.asarray(x, dtype=float))
    out = np.ones(flat.shape)
    out[flat < 1] = 0.0  #! slope is 1 between 0 and 1 as well
    out[flat < -2] = 1.0  #! far on the left the slope is 0 too
    return out.reshape(np.shape(x))
