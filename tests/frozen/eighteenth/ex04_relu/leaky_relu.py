#% id: ex04-leaky_relu-right-01
#% kind: right
#% why: positive and negative part added
def leaky_relu(x, slope=0.01):
    positive_part = np.maximum(x, 0)
    negative_part = np.minimum(x, 0)
    return positive_part + slope * negative_part


#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: parameter is ignored on the negative side
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    answer = x.copy()
    answer[x < 0] = 0.01 * x[x < 0]  #! fixed number instead of slope
    return answer


#% id: ex04-leaky_relu-one-02
#% kind: one
#% why: maximum of both lines, right for slopes up to 1 only
def leaky_relu(x, slope=0.01):
    return np.max([np.asarray(x, dtype=float), slope * np.asarray(x, dtype=float)], axis=0)  #! slope above 1 takes the wrong line


#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: default ten times too large, size instead of value on the left
def leaky_relu(x, slope=0.1):  #! default is 0.01
    x = np.asarray(x, dtype=float)
    mask = x > 0
    return mask * x + ~mask * slope * np.abs(x)  #! sign of x is lost


#% id: ex04-leaky_relu-two-02
#% kind: two
#% why: constant on the left, slope on the right too
def leaky_relu(x, slope=0.01):
    def single(v):
        if v > 0:
            return v * (1 + slope)  #! right side is x alone
        return slope * 1.0  #! should be slope times v

    a = np.asarray(x, dtype=float)
    return np.array([single(v) for v in a.flat]).reshape(a.shape)


#% id: ex04-leaky_relu-three-01
#% kind: three
#% why: default, factor and shape
def leaky_relu(x, slope=0.001):  #! default is 0.01
    results = []
    for number in np.ravel(x):
        number = float(number)
        if number > 0:
            results.append(number)
        else:
            results.append(number - slope)  #! times slope, not minus
    return np.array(results)  #! flat, whatever the shape of x


#% id: ex04-leaky_relu-rare-01
#% kind: rare
#% why: in place, so the caller's array changes
def leaky_relu(x, slope=0.01):
    x = np.asarray(x)  #! no copy, the next line but one writes into the argument
    negative = x < 0
    x[negative] = x[negative] * slope
    return x


#% id: ex04-leaky_relu-rare-02
#% kind: rare
#% why: compares with slope instead of with 0
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > slope, x, x * slope)  #! the kink is at 0
