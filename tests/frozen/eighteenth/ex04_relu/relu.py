#% id: ex04-relu-right-01
#% kind: right
#% why: takes the negative part away
def relu(x):
    x = np.asarray(x, dtype=float)
    return x - np.minimum(x, 0.0)


#% id: ex04-relu-one-01
#% kind: one
#% why: np.max's second argument is an axis
def relu(x):
    return np.max(np.atleast_1d(x), 0)  #! maximum along axis 0, not against 0


#% id: ex04-relu-one-02
#% kind: one
#% why: size kept, sign thrown away
def relu(x):
    values = np.array(x, dtype=float)
    answer = values.copy()
    for where in np.ndindex(values.shape):
        if values[where] < 0:
            answer[where] = -values[where]  #! negative values become 0
    return answer


#% id: ex04-relu-two-01
#% kind: two
#% why: ones where x is positive, a leak where it is negative
def relu(x):
    x = np.array(x, dtype=float)
    out = []
    for number in x.reshape(-1):
        if number > 0:
            out.append(1.0)  #! that is the slope, not the value
        else:
            out.append(0.01 * number)  #! plain relu gives 0
    return np.array(out).reshape(x.shape)


#% id: ex04-relu-two-02
#% kind: two
#% why: half forgotten in (x + |x|) / 2, fractions cut off
def relu(x):
    x = np.asarray(x).astype(int)  #! floats are cut to whole numbers
    return x + np.abs(x)  #! twice too large


#% id: ex04-relu-rare-01
#% kind: rare
#% why: np.vectorize takes its type from the first result, 0 makes whole numbers
def relu(x):
    f = np.vectorize(lambda v: v if v > 0 else 0)  #! first entry negative: all results are cut to integers
    return f(x)


#% id: ex04-relu-rare-02
#% kind: rare
#% why: saturates at 1 like a hard sigmoid
def relu(x):
    return np.clip(np.asarray(x, dtype=float), 0, 1)  #! no upper bound
