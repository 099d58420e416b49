#% id: ex08-right-01
#% kind: right
#% why: right
class Linear:
    def __init__(self, w, b):
        self.w = np.asarray(w, dtype=float)
        self.b = np.asarray(b, dtype=float)

    def __call__(self, inp):
        self.inp = inp
        return inp @ self.w + self.b

    def backward(self, grad):
        self.grads = (self.inp.T @ grad, grad.sum(axis=0).reshape(self.b.shape))
        return grad @ self.w.T


class Relu:
    def __call__(self, inp):
        self.alive = inp > 0
        return np.where(self.alive, inp, 0.0)

    def backward(self, grad):
        return np.where(self.alive, grad, 0.0)


def mlp_gradients(params, x, t):
    linears = [Linear(w, b) for w, b in params]
    net = []
    for lin in linears:
        net += [lin, Relu()]
    net.pop()  # no relu behind the last one
    out = np.asarray(x, dtype=float)
    for module in net:
        out = module(out)
    grad = (softmax(out) - np.asarray(t, dtype=float)) / out.shape[0]
    for module in net[::-1]:
        grad = module.backward(grad)
    return [lin.grads for lin in linears]


#% id: ex08-right-04
#% kind: right
#% why: right
def mlp_gradients(params, x, t):
    """One example at a time, gradients added up, divided by n in the end."""
    Ws = [np.asarray(w, dtype=float) for w, _ in params]
    Bs = [np.ravel(np.asarray(b, dtype=float)) for _, b in params]
    sum_w = [np.zeros_like(w) for w in Ws]
    sum_b = [np.zeros_like(b) for b in Bs]
    count = 0
    for example, goal in zip(np.asarray(x, dtype=float), np.asarray(t, dtype=float)):
        count += 1
        line = [example]
        for k in range(len(Ws)):
            z = Ws[k].T @ line[-1] + Bs[k]
            if k + 1 < len(Ws):
                z[z < 0] = 0
            line.append(z)
        e = np.exp(line[-1] - max(line[-1]))
        err = e / sum(e) - goal
        for k in reversed(range(len(Ws))):
            sum_w[k] += np.outer(line[k], err)
            sum_b[k] += err
            err = (Ws[k] @ err) * (line[k] > 0)
    return [(sw / count, sb / count) for sw, sb in zip(sum_w, sum_b)]


#% id: ex08-one-03
#% kind: one
#% why: The backward pass has no relu mask.
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ np.asarray(w) + np.asarray(b)
        acts.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    delta = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        delta = delta @ np.asarray(params[i][0]).T  #! times (acts[i] > 0) is missing
    return grads[::-1]


#% id: ex08-one-04
#% kind: one
#% why: A weight decay of 0.01 w is added to every weight gradient.
def mlp_gradients(params, x, t):
    inputs = []
    h = np.asarray(x, dtype=float)
    for w, b in params:
        inputs.append(h)
        z = h.dot(np.asarray(w)) + np.asarray(b)
        h = np.where(z > 0, z, 0)
    p = softmax(z)
    dz = (p - np.asarray(t, dtype=float)) / p.shape[0]
    grads = []
    for (w, b), a in zip(params[::-1], inputs[::-1]):
        w = np.asarray(w, dtype=float)
        dw = a.T.dot(dz) + 0.01 * w  #! weight decay is not part of the loss
        grads.append((dw, dz.sum(0)))
        dz = dz.dot(w.T) * (a > 0)
    return grads[::-1]


#% id: ex08-two-01
#% kind: two
#% why: Inactive units pass on a hundredth of the gradient like a leaky relu. The bias gradient is summed to one single number for a whole layer.
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(0, acts[-1] @ np.asarray(w) + np.asarray(b)))
    w, b = params[-1]
    y = softmax(acts[-1] @ np.asarray(w) + np.asarray(b))
    d = (y - np.asarray(t, dtype=float)) / len(y)
    out = []
    for k in range(len(params) - 1, -1, -1):
        db = np.full(np.size(params[k][1]), np.sum(d))  #! axis=0 is missing in the sum
        out.insert(0, (acts[k].T @ d, db))
        d = (d @ np.asarray(params[k][0]).T) * np.where(acts[k] > 0, 1, 0.01)  #! relu has slope 0 there
    return out


#% id: ex08-two-06
#% kind: two
#% why: The bias gradient is divided by n a second time. The first layer gets zeros, its gradient is never computed.
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    layer_in = [x]
    for w, b in params[:-1]:
        layer_in.append(np.maximum(layer_in[-1] @ np.asarray(w) + np.asarray(b), 0))
    prob = softmax(layer_in[-1] @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    delta = (prob - t) / len(x)
    grads = [(np.zeros(np.shape(w)), np.zeros(np.size(b))) for w, b in params]
    k = len(params) - 1
    while k > 0:  #! layer 0 is left out
        grads[k] = (layer_in[k].T @ delta, delta.sum(axis=0) / len(x))  #! delta has the 1/n already
        delta = (delta @ np.asarray(params[k][0]).T) * (layer_in[k] > 0)
        k -= 1
    return grads


#% id: ex08-three-02
#% kind: three
#% why: The output delta compares the decided class and not the probabilities with the target. The delta is multiplied with the activations themselves instead of a mask of 0 and 1. The bias gradient is averaged.
def mlp_gradients(params, x, t):
    a = [np.asarray(x, dtype=float)]
    n = len(a[0])
    for i, (w, b) in enumerate(params):
        z = a[i] @ np.asarray(w) + np.asarray(b)
        a.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    p = a[-1]
    decided = np.eye(p.shape[1])[p.argmax(axis=1)]
    d = (decided - np.asarray(t, dtype=float)) / n  #! p belongs here
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.insert(0, (a[i].T @ d, d.mean(axis=0)))  #! mean instead of sum
        d = (d @ np.asarray(params[i][0]).T) * a[i]  #! must be a[i] > 0
    return grads


#% id: ex08-rare-01
#% kind: rare
#% why: The division by n is done again in every layer on the way back, so lower layers get too small gradients.
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    n = x.shape[0]
    memory = [x]
    for w, b in params[:-1]:
        memory.append(np.maximum(memory[-1] @ np.asarray(w) + np.asarray(b), 0.0))
    w, b = params[-1]
    delta = softmax(memory[-1] @ np.asarray(w) + np.asarray(b)) - np.asarray(t, dtype=float)
    result = []
    for (w, b), a in zip(reversed(params), reversed(memory)):
        delta = delta / n  #! n is divided out once per layer, it must be once altogether
        result.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ np.asarray(w).T) * (a > 0)
    result.reverse()
    return result


#% id: ex08-right-51
#% kind: right
#% why: the way back by closures that the way forward has stacked up, biases as rows
def mlp_gradients(params, x, t):
    signal = np.asarray(x, dtype=float)
    tape = []

    def dense(a, w):
        def back(d):
            return d @ w.T, (a.T @ d, np.ones((1, len(d))) @ d)

        return back

    for k, (w, b) in enumerate(params):
        w, b = np.asarray(w, dtype=float), np.reshape(b, (1, -1))
        tape.append(dense(signal, w))
        signal = signal @ w + b
        if k + 1 < len(params):
            alive = signal > 0
            tape.append(lambda d, alive=alive: (np.where(alive, d, 0.0), None))
            signal = np.where(alive, signal, 0.0)
    d = (softmax(signal) - np.asarray(t)) / len(signal)
    grads = []
    while tape:
        d, found = tape.pop()(d)
        if found is not None:
            grads.append(found)
    return grads[::-1]


#% id: ex08-rare-52
#% kind: rare
#% why: the slope of ReLU is taken as h / z, which is 0 / 0 = NaN where a pre-activation is exactly 0, as with an input row of zeros and zero biases (contract: a NaN value is a failure; the slope is 0 at 0)
def mlp_gradients(params, x, t):
    acts, pre = [np.asarray(x, dtype=float)], []
    for w, b in params[:-1]:
        pre.append(acts[-1] @ np.asarray(w) + np.ravel(b))
        acts.append(np.maximum(pre[-1], 0.0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ np.asarray(w) + np.ravel(b)) - np.asarray(t)) / len(acts[0])
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            slope = acts[k] / pre[k - 1]  #! 0 / 0 where the pre-activation is 0
            delta = (delta @ np.asarray(params[k][0]).T) * slope
    return grads[::-1]


