#% id: ex01-right-01
#% kind: right
#% why: goes through the log domain, exp(-log(e^0 + e^-x)) with np.logaddexp, instead of dividing
def sigmoid(x):
    v = np.array(x, dtype=np.float64)
    log_s = -np.logaddexp(0.0, -v)
    return np.exp(log_s)

#% id: ex01-one-01
#% kind: one
#% why: e^x / (1 + e^x) becomes inf / inf = nan for large positive x
def sigmoid(x):
    # 분자, 분모에 e^x 를 곱한 식
    ex = np.exp(np.asarray(x, dtype=float))
    return ex / (1 + ex)  #! inf / inf is nan for x = 1000

#% id: ex01-two-01
#% kind: two
#% why: x is clipped to -10..10, so sigmoid(-20) comes out as 4.5e-5
#% why: the result is rounded to 4 decimals
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    x = np.clip(x, -10, 10)  #! cuts off far too early
    s = 1.0 / (1.0 + np.exp(-x))
    return np.round(s, 4)  #! rounding of the result

#% id: ex01-three-01
#% kind: three
#% why: astype(int) cuts the fractions of x off
#% why: the exponent is limited to 5
#% why: 1/1+exp(..) lacks the parentheses of the denominator
def sigmoid(x):
    x = np.asarray(x).astype(int)  #! 0.7 becomes 0
    ex = np.exp(np.minimum(-x, 5))  #! -6 is treated like -5
    return 1 / 1 + ex  #! precedence: this is 1 + e^-x

#% id: ex01-rare-01
#% kind: rare
#% why: the two masks are x > 0 and x < 0, so at exactly 0 the initial zero stays instead of 0.5
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    result = np.zeros(x.shape)
    pos = x > 0
    neg = x < 0  #! x == 0 belongs to neither mask
    result[pos] = 1 / (1 + np.exp(-x[pos]))
    e = np.exp(x[neg])
    result[neg] = e / (1 + e)
    return result
