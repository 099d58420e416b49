#% id: ex07-one-03
#% kind: one
#% why: adds the gradient, so it climbs
def sgd_step(params, grads, learning_rate):
    new_params = []
    for p, g in zip(params, grads):
        new_params.append(np.asarray(p) + learning_rate * np.asarray(g))  #! minus
    return new_params

#% id: ex07-two-02
#% kind: two
#% why: every gradient is divided by its norm, so only its direction counts
#% why: return stands inside the loop, so only the first parameter comes back
def sgd_step(params, grads, learning_rate):
    updated = []
    for i in range(len(params)):
        p = np.asarray(params[i], dtype=float)
        g = np.asarray(grads[i], dtype=float)
        g = g / (np.linalg.norm(g) + 1e-8)  #! plain SGD does not normalise
        updated.append(p - learning_rate * g)
        return updated  #! one indentation too deep

#% id: ex07-three-01
#% kind: three
#% why: every parameter moves by its mean gradient
#% why: the learning rate is divided by the number of parameters
#% why: the parameters shrink by 1 - lr, an unasked weight decay
def sgd_step(params, grads, learning_rate):
    lr = learning_rate / len(params)  #! shared out among the arrays
    out = []
    for w, dw in zip(params, grads):
        w = np.asarray(w, dtype=float)
        step = lr * np.mean(dw)  #! one number for the whole array
        out.append((1 - lr) * w - step)  #! weight decay
    return out
