#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: forward pass written out, gradients summed up example by example
def gradient_norms(x, t, weights, activation):
    matrices = [np.array(w, dtype=float) for w in weights]
    sums = [np.zeros(w.shape) for w in matrices]
    depth = len(matrices)
    count = np.size(t)
    for example, target in zip(np.array(x, dtype=float), np.array(t, dtype=float)):
        values = [example]
        for k in range(depth):
            z = values[k] @ matrices[k]
            if k == depth - 1 or activation == "sigmoid":
                values.append(sigmoid(z))
            else:
                values.append(relu(z))
        delta = (values[depth] - target) / count
        k = depth - 1
        while k >= 0:
            sums[k] += np.outer(values[k], delta)
            if k > 0:
                v = values[k]
                local = relu_derivative(v) if activation == "relu" else v * (1 - v)
                delta = local * (matrices[k] @ delta)
            k -= 1
    return [float(np.sqrt((g * g).sum())) for g in sums]


#% id: ex04-gradient_norms-right-02
#% kind: right
#% why: lazy zip backwards, slopes in a dictionary, deque filled from the left
from collections import deque


def gradient_norms(x, t, weights, activation):
    slope = {"relu": lambda a: np.sign(a), "sigmoid": lambda a: np.multiply(a, np.subtract(1, a))}[activation]
    *inputs, y = layer_outputs(x, weights, activation)
    back = np.subtract(y, t) / np.size(t)
    norms = deque()
    for a, w in zip(reversed(inputs), reversed(list(weights))):
        grad = np.einsum("ni,no->io", a, back)
        norms.appendleft(np.sqrt(np.einsum("io,io->", grad, grad)).item())
        back = np.einsum("no,io->ni", back, np.asarray(w, dtype=float)) * slope(a)
    return tuple(norms)


#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: mean over the examples alone
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    delta = (acts[-1] - np.asarray(t)) / len(t)  #! the outputs count in the mean as well
    result = []
    for layer in reversed(range(len(weights))):
        result.append(float(np.linalg.norm(acts[layer].T @ delta)))
        delta = delta @ np.asarray(weights[layer]).T
        delta = delta * (relu_derivative(acts[layer]) if activation == "relu" else acts[layer] * (1 - acts[layer]))
    result.reverse()
    return result


#% id: ex04-gradient_norms-one-02
#% kind: one
#% why: slope of the output sigmoid multiplied in as for the squared error
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    y = outs[-1]
    t = np.asarray(t, dtype=float)
    delta = (y - t) * y * (1 - y) / t.size  #! cross-entropy cancels the output slope
    norms = [0.0 for _ in weights]
    k = len(weights) - 1
    while True:
        norms[k] = float(np.linalg.norm(outs[k].T.dot(delta)))
        if k == 0:
            return norms
        a = outs[k]
        if activation == "relu":
            delta = delta.dot(np.transpose(weights[k])) * (a > 0)
        else:
            delta = delta.dot(np.transpose(weights[k])) * a * (1 - a)
        k -= 1


#% id: ex04-gradient_norms-one-03
#% kind: one
#% why: last layer first
def gradient_norms(x, t, weights, activation):
    values = layer_outputs(x, weights, activation)
    d = (values.pop() - np.array(t)) / np.array(t).size
    norms = []
    for w in list(weights)[::-1]:
        a = values.pop()
        norms.append(float(np.linalg.norm(a.T @ d, "fro")))
        d = (d @ np.array(w).T) * ((a > 0) * 1.0 if activation == "relu" else a * (1 - a))
    return norms  #! not turned round


#% id: ex04-gradient_norms-one-04
#% kind: one
#% why: sigmoid slope for relu layers
def activation_slope(a, activation):
    return a * (1 - a)  #! slope of relu is 1 or 0


def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    weights = [np.asarray(w, dtype=float) for w in weights]
    deltas = {len(weights): (outs[-1] - np.asarray(t, dtype=float)) / np.asarray(t).size}
    for layer in range(len(weights) - 1, 0, -1):
        deltas[layer] = deltas[layer + 1] @ weights[layer].T * activation_slope(outs[layer], activation)
    return [float(np.linalg.norm(outs[i].T @ deltas[i + 1])) for i in range(len(weights))]


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: sum of the losses for the mean, relu's mask lets everything through
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = outputs[-1] - np.asarray(t)  #! not divided by t.size
    norms = []
    for index in range(len(weights) - 1, -1, -1):
        a = outputs[index]
        gradient = np.dot(a.T, delta)
        norms.insert(0, float(np.linalg.norm(gradient)))
        delta = np.dot(delta, np.transpose(weights[index]))
        if activation == "relu":
            delta = np.where(a >= 0, delta, 0)  #! a relu output is never below 0
        else:
            delta = delta * a * (1 - a)
    return norms


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: sigmoid slope at the activation, squares summed without the root
def sig_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    a = layer_outputs(x, weights, activation)
    delta = (a[-1] - t) / t.size
    norms = []
    for k in range(len(weights))[::-1]:
        dw = a[k].T @ delta
        norms = [float(np.sum(dw ** 2))] + norms  #! square root is missing
        if activation == "relu":
            slope = relu_derivative(a[k])
        else:
            slope = sig_slope(a[k])  #! a[k] has been through the sigmoid
        delta = delta @ np.asarray(weights[k]).T * slope
    return norms


#% id: ex04-gradient_norms-two-03
#% kind: two
#% why: first matrix left out, norm a weight
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)
    error = (layers[-1] - np.asarray(t, dtype=float)) / np.size(t)
    sizes = []
    for k in range(len(weights) - 1, 0, -1):  #! stops before the first matrix
        g = layers[k].T @ error
        sizes.append(float(np.linalg.norm(g) / np.sqrt(g.size)))  #! root of the mean square, no Frobenius norm
        s = (layers[k] > 0) if activation == "relu" else layers[k] * (1 - layers[k])
        error = (error @ np.asarray(weights[k], dtype=float).T) * s
    return sizes[::-1]


#% id: ex04-gradient_norms-two-04
#% kind: two
#% why: activation not passed on, mean taken a second time
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, "sigmoid")  #! hidden layers should use activation
    target = np.array(t, dtype=float)
    n = target.shape[0]
    delta = (outs[-1] - target) / target.size
    all_norms = []
    for w, a in zip(weights[::-1], outs[-2::-1]):
        grad = a.T @ delta / n  #! delta holds the mean already
        all_norms.append(float(np.linalg.norm(grad)))
        back = delta @ np.asarray(w).T
        delta = back * np.where(a > 0, 1, 0) if activation == "relu" else back * a * (1 - a)
    return list(reversed(all_norms))


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: only the outputs in the mean, half the sigmoid slope, last layer first
def gradient_norms(x, t, weights, activation):
    values = layer_outputs(x, weights, activation)
    wanted = np.array(t, dtype=float)
    delta = (values[-1] - wanted) / wanted.shape[1]  #! mean over examples and outputs
    collected = []
    position = len(weights) - 1
    while position >= 0:
        before = values[position]
        collected.append(float(np.linalg.norm(before.T.dot(delta))))
        slope = 1 - before  #! factor before is missing
        if activation == "relu":
            slope = relu_derivative(before)
        delta = delta.dot(np.array(weights[position], dtype=float).T) * slope
        position = position - 1
    return collected  #! first layer should come first


#% id: ex04-gradient_norms-three-02
#% kind: three
#% why: column norms added, relu mask from the delta, output slope
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = a[-1] * (1 - a[-1]) * (a[-1] - t) / t.size  #! no output slope with cross-entropy
    norms = []
    for k, w in reversed(list(enumerate(weights))):
        dw = a[k].T @ delta
        norms.insert(0, float(np.linalg.norm(dw, axis=0).sum()))  #! norm of the whole matrix
        delta = delta @ np.asarray(w, dtype=float).T
        if activation == "relu":
            delta = relu(delta)  #! mask comes from the activation, not from the delta
        else:
            delta = delta * (a[k] - a[k] ** 2)
    return norms


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: order 2 is the spectral norm of a matrix
def gradient_norms(x, t, weights, activation):
    frobenius = lambda m: float(np.linalg.norm(m, 2))  #! largest singular value, not Frobenius
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - np.asarray(t)) / np.size(t)
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms = [frobenius(outs[k].T @ delta), *norms]
        slope = np.sign(outs[k]) if activation == "relu" else outs[k] * (1 - outs[k])
        delta = slope * (delta @ np.transpose(weights[k]))
    return norms


#% id: ex04-gradient_norms-rare-02
#% kind: rare
#% why: mean of the examples' norms instead of the norm of the mean gradient
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    n, outputs = np.shape(t)
    delta = (outs[-1] - np.asarray(t)) / outputs
    norms = []
    for k in reversed(range(len(weights))):
        per_example = outs[k][:, :, None] * delta[:, None, :]
        norms.append(float(np.mean([np.linalg.norm(g) for g in per_example])))  #! gradients must be averaged before the norm
        delta = delta @ np.asarray(weights[k]).T * (outs[k] > 0 if activation == "relu" else outs[k] * (1 - outs[k]))
    return norms[::-1]


#% id: ex04-gradient_norms-rare-03
#% kind: rare
#% why: a condition that is always true
def gradient_norms(x, t, weights, activation):
    def slope(a):
        if activation == "relu" or "Relu":  #! a non-empty string is true, sigmoid never gets its turn
            return np.where(a > 0, 1.0, 0.0)
        return a * (1.0 - a)

    out = layer_outputs(x, weights, activation)
    delta = (out[-1] - np.array(t, dtype=float)) / np.array(t).size
    norms = np.zeros(len(weights))
    for k in range(len(weights) - 1, -1, -1):
        norms[k] = np.linalg.norm(np.matmul(out[k].T, delta))
        delta = np.matmul(delta, np.array(weights[k], dtype=float).T) * slope(out[k])
    return norms.tolist()


#% id: ex04-gradient_norms-rare-04
#% kind: rare
#% why: index -0 is 0, so the list comes out rotated
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - np.asarray(t, dtype=float)) / np.asarray(t).size
    norms = [0.0] * len(weights)
    for back in range(len(weights)):
        w = np.asarray(weights[-1 - back], dtype=float)
        a = outs[-2 - back]
        norms[-back] = float(np.linalg.norm(a.T @ delta))  #! should be -1 - back
        delta = delta @ w.T
        delta *= (a > 0) if activation == "relu" else a * (1 - a)
    return norms
