#% id: ex07-sgd_step-right-01
#% kind: right
#% why: a little class with a method, applied with map
class _Descent:
    def __init__(self, rate):
        self.rate = rate

    def move(self, p, g):
        moved = np.array(p, dtype=float)
        moved -= np.multiply(self.rate, g)
        return moved


def sgd_step(params, grads, learning_rate):
    return list(map(_Descent(learning_rate).move, params, grads))


#% id: ex07-sgd_step-one-01
#% kind: one
#% why: climbs instead of descending
def sgd_step(params, grads, learning_rate):
    new_params = []
    for i in range(len(params)):
        p = np.asarray(params[i])
        g = np.asarray(grads[i])
        new_params.append(p + learning_rate * g)  #! plus instead of minus
    return new_params


#% id: ex07-sgd_step-one-02
#% kind: one
#% why: return stands inside the loop
def sgd_step(params, grads, learning_rate):
    updated = []
    for p, g in zip(params, grads):
        updated.append(np.asarray(p) - learning_rate * np.asarray(g))
        return updated  #! returns after the first parameter


#% id: ex07-sgd_step-two-01
#% kind: two
#% why: rate divided by the number of arrays, last parameter dropped
def sgd_step(params, grads, learning_rate):
    rate = learning_rate / len(grads)  #! divided by the number of gradient arrays
    return [np.array(params[k]) - rate * np.array(grads[k]) for k in range(0, len(params) - 1)]  #! last parameter left out


#% id: ex07-sgd_step-two-02
#% kind: two
#% why: weight shrunk as well as moved, and only the sign of the gradient used
def sgd_step(params, grads, learning_rate):
    def update(weight, gradient):
        weight = np.asarray(weight, dtype=float)
        step = np.sign(gradient)  #! only the sign of the gradient
        weight = weight * (1 - learning_rate)  #! the weight is multiplied by 1 - rate too
        return weight - learning_rate * step

    return [update(*pair) for pair in zip(params, grads)]


#% id: ex07-sgd_step-three-01
#% kind: three
#% why: mean of the gradient as step, plus, new arrays appended to the old ones
def sgd_step(params, grads, learning_rate):
    result = list(params)  #! starts out with the old parameters in it
    for number, gradient in enumerate(grads):
        amount = learning_rate * np.mean(gradient)  #! one number for the whole array
        result.append(np.add(params[number], amount))  #! added instead of subtracted
    return result


#% id: ex07-sgd_step-rare-01
#% kind: rare
#% why: list() copies the list only, the arrays in it are the caller's and are changed
def sgd_step(params, grads, learning_rate):
    new = list(params)  #! shallow copy: -= below writes into the caller's arrays
    for i, g in enumerate(grads):
        new[i] -= learning_rate * np.asarray(g)
    return new


#% id: ex07-sgd_step-rare-02
#% kind: rare
#% why: lambdas look up p and g when they are called, after the loop
def sgd_step(params, grads, learning_rate):
    jobs = []
    for p, g in zip(params, grads):
        jobs.append(lambda: np.asarray(p) - learning_rate * np.asarray(g))  #! late binding: every lambda sees the last pair
    return [job() for job in jobs]
