#% id: ex04-one-03
#% kind: one
#% why: maximum(x, slope x) picks the wrong branch for a slope above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! for slope 2 it gives 2x at positive x and x at negative x

#% id: ex04-two-01
#% kind: two
#% why: the slope argument is ignored, 0.01 stands in the code
#% why: the negative side is -0.01 x, which is positive
def leaky_relu(x, slope=0.01):
    arr = np.array(x, dtype=float)
    flat = arr.reshape(-1)
    out = []
    for v in flat:
        if v > 0:
            out.append(v)
        else:
            leak = 0.01  #! must be `slope`
            out.append(leak * abs(v))  #! abs loses the sign
    return np.array(out).reshape(arr.shape)
