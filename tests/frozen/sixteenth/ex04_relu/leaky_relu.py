#% id: ex04-leaky_relu-one-01
#% kind: one
#% why: maximum form fails for a slope above 1
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, slope * x)  #! picks slope * x for x > 0 where slope > 1


#% id: ex04-leaky_relu-one-02
#% kind: one
#% why: slope given but the constant is used
LEAK = 0.01


def leaky_relu(x, slope=LEAK):
    x = np.asarray(x, float)
    positive = np.clip(x, 0, None)
    negative = np.clip(x, None, 0)
    return positive + LEAK * negative  #! slope is ignored


#% id: ex04-leaky_relu-two-01
#% kind: two
#% why: slope for the positive part, subtracted negative part
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    y = x.copy()
    mask = x > 0  #! condition the wrong way round
    y = np.where(mask, y * -slope, y)  #! sign of the slope
    return y
