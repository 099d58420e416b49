#% id: gradient_norms-001
#% kind: right
#% why: zip over reversed layers, norms inserted at the front
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    ws = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, ws, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for w, a in zip(reversed(ws), reversed(outs[:-1])):
        norms.insert(0, float(np.linalg.norm(a.T @ delta)))
        delta = delta @ w.T
        delta = delta * (a > 0) if activation == "relu" else delta * a * (1 - a)
    return norms


#% id: gradient_norms-002
#% kind: right
#% why: deque and einsum
from collections import deque

def gradient_norms(x, t, weights, activation):
    weights = list(map(np.asarray, weights))
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, float)
    d = (acts.pop() - target) / target.size
    norms = deque()
    while weights:
        a, w = acts.pop(), weights.pop()
        g = np.einsum("ni,no->io", a, d)
        norms.appendleft(float(np.sqrt(np.einsum("io,io->", g, g))))
        slope = np.heaviside(a, 0.0) if activation == "relu" else a - a * a
        d = np.einsum("no,io,ni->ni", d, w, slope)
    return list(norms)


#% id: gradient_norms-003
#% kind: right
#% why: all deltas first, then the norms
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    n_layers = len(weights)
    deltas = [None] * n_layers
    deltas[-1] = (a[-1] - t) / t.size
    for k in range(n_layers - 2, -1, -1):
        up = deltas[k + 1] @ np.asarray(weights[k + 1]).T
        deltas[k] = up * (a[k + 1] > 0) if activation == "relu" else up * a[k + 1] * (1 - a[k + 1])
    return [float(np.sqrt(np.sum((a[k].T @ deltas[k]) ** 2))) for k in range(n_layers)]


#% id: gradient_norms-004
#% kind: right
#% why: dictionary of slopes, math.hypot over the entries
import math

SLOPES = {
    "relu": lambda a: np.where(a > 0, 1.0, 0.0),
    "sigmoid": lambda a: a * (1.0 - a),
}

def gradient_norms(x, t, weights, activation):
    slope = SLOPES[activation]
    ws = [np.array(w, dtype=float) for w in weights]
    outs = layer_outputs(x, ws, activation)
    t = np.array(t, dtype=float)
    delta = np.divide(outs[-1] - t, t.size)
    result = []
    for i in reversed(range(len(ws))):
        result.append(math.hypot(*(outs[i].T @ delta).ravel().tolist()))
        if i > 0:
            delta = np.matmul(delta, ws[i].T) * slope(outs[i])
    result.reverse()
    return result


#% id: gradient_norms-005
#% kind: right
#% why: sums over the examples by outer products
def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, float) for w in weights]
    outs = layer_outputs(x, ws, activation)
    t = np.asarray(t, float)
    grads = [np.zeros(w.shape) for w in ws]
    for n in range(len(t)):
        d = (outs[-1][n] - t[n]) / t.size
        for k in range(len(ws) - 1, -1, -1):
            grads[k] += np.outer(outs[k][n], d)
            a = outs[k][n]
            d = (ws[k] @ d) * ((a > 0) * 1.0 if activation == "relu" else a * (1 - a))
    return [float(np.linalg.norm(g, "fro")) for g in grads]


#% id: gradient_norms-006
#% kind: right
#% why: own forward pass with stored slopes
def gradient_norms(x, t, weights, activation):
    a, tape = np.asarray(x, float), []
    mats = [np.asarray(w, float) for w in weights]
    for w in mats[:-1]:
        z = a @ w
        if activation == "relu":
            nxt, s = z * (z > 0), (z > 0).astype(float)
        else:
            nxt = sigmoid(z)
            s = nxt * (1 - nxt)
        tape.append((a, s))
        a = nxt
    y = sigmoid(a @ mats[-1])
    t = np.asarray(t, float)
    d = (y - t) / t.size
    norms = [float(np.linalg.norm(a.T @ d))]
    for (inp, s), w in zip(tape[::-1], mats[:0:-1]):
        d = (d @ w.T) * s
        norms.append(float(np.linalg.norm(inp.T @ d)))
    return norms[::-1]


#% id: gradient_norms-007
#% kind: right
#% why: Frobenius norm as the root of a trace
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    delta = (outs[-1] - t) * (1 / t.size)
    norms = []
    for a, w in zip(outs[-2::-1], list(weights)[::-1]):
        g = a.T @ delta
        norms += [float(np.sqrt(np.trace(g.T @ g)))]
        mask = a > 0
        delta = (delta @ np.asarray(w, float).T) * np.where(activation == "relu", mask, a * (1 - a))
    return list(reversed(norms))


#% id: gradient_norms-008
#% kind: right
#% why: generator walks back, 0-d arrays become floats
def _walk_back(outs, ws, delta, relu_on):
    k = len(ws)
    while k:
        k -= 1
        yield float(np.sqrt(((outs[k].T @ delta) ** 2).sum()))
        delta = delta @ ws[k].T
        delta *= np.sign(outs[k]).clip(0, 1) if relu_on else outs[k] * (1 - outs[k])

def gradient_norms(x, t, weights, activation):
    ws = tuple(np.asarray(w, float) for w in weights)
    outs = layer_outputs(x, ws, activation)
    t = np.asarray(t, float)
    first = (outs[-1] - t) / np.prod(t.shape)
    return [*_walk_back(outs, ws, first, activation == "relu")][::-1]


#% id: gradient_norms-009
#% kind: right
#% why: a class per layer
class _Layer:
    def __init__(self, w, act):
        self.w, self.act = np.asarray(w, dtype=float), act

    def forward(self, a):
        self.inp = a
        z = a @ self.w
        self.out = np.maximum(0.0, z) if self.act == "relu" else sigmoid(z)
        return self.out

    def backward(self, delta):
        self.norm = float(np.linalg.norm(self.inp.T @ delta))
        return delta @ self.w.T

    def slope(self):
        return (self.out > 0) * 1.0 if self.act == "relu" else self.out * (1 - self.out)

def gradient_norms(x, t, weights, activation):
    net = [_Layer(w, activation) for w in weights]
    net[-1].act = "sigmoid"
    a = np.asarray(x, dtype=float)
    for layer in net:
        a = layer.forward(a)
    t = np.asarray(t, dtype=float)
    delta = (a - t) / t.size
    for k in range(len(net) - 1, -1, -1):
        delta = net[k].backward(delta)
        if k:
            delta = delta * net[k - 1].slope()
    return [layer.norm for layer in net]


#% id: gradient_norms-010
#% kind: right
#% why: divided by the size at the very end
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    err = outs[-1] - t
    raw = []
    for k in range(len(weights))[::-1]:
        raw.append(np.linalg.norm(outs[k].T @ err))
        err = err @ np.asarray(weights[k], float).T
        match activation:
            case "relu":
                err = np.where(outs[k] > 0, err, 0.0)
            case _:
                err = err * outs[k] * (1.0 - outs[k])
    return [float(v) / t.size for v in raw[::-1]]


#% id: gradient_norms-011
#% kind: right
#% why: singular values give the Frobenius norm
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    delta = (outs[-1] - t) / t.size
    norms = {}
    for k in range(len(weights) - 1, -1, -1):
        a = outs[k]
        s = np.linalg.svd(a.T @ delta, compute_uv=False)
        norms[k] = float(np.sqrt(s @ s))
        delta = delta @ np.asarray(weights[k], float).T * (a > 0 if activation == "relu" else a * (1 - a))
    return [norms[k] for k in sorted(norms)]


#% id: gradient_norms-012
#% kind: right
#% why: y minus t written with the cross-entropy's two parts
def gradient_norms(x, t, weights, activation):
    *inputs, y = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    delta = ((1 - t) * y - t * (1 - y)) / (t.shape[0] * t.shape[1])
    norms = []
    for a, w in reversed(list(zip(inputs, weights))):
        norms = [float(np.linalg.norm(np.tensordot(a, delta, axes=(0, 0))))] + norms
        up = np.tensordot(delta, np.asarray(w, float), axes=(1, 1))
        delta = up * ((a > 0).astype(float) if activation == "relu" else a * (1 - a))
    return norms


#% id: gradient_norms-013
#% kind: one
#% why: divided by the number of examples alone
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / len(t)   #! mean over the examples alone
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(acts[k].T @ d)))
        d = d @ np.asarray(weights[k]).T
        if activation == "relu":
            d = d * (acts[k] > 0)
        else:
            d = d * acts[k] * (1 - acts[k])
    return norms[::-1]


#% id: gradient_norms-014
#% kind: one
#% why: last layer first
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    d = (a[-1] - t) / t.size
    result = []
    for i in reversed(range(len(weights))):
        result.append(float(np.linalg.norm(a[i].T @ d)))
        d = d @ np.asarray(weights[i]).T * ((a[i] > 0) if activation == "relu" else a[i] * (1 - a[i]))
    return result   #! order not turned round


#% id: gradient_norms-015
#% kind: one
#% why: slope of the output applied on top
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    activations = layer_outputs(x, weights, activation)
    y = activations[-1]
    델타 = (y - t) / t.size * y * (1 - y)   #! the slope of the output has already gone into y - t
    크기들 = []
    for w, a in zip(weights[::-1], activations[-2::-1]):
        grad = a.T @ 델타
        크기들.insert(0, float(np.linalg.norm(grad)))
        if activation == "sigmoid":
            델타 = (델타 @ np.asarray(w).T) * a * (1 - a)
        else:
            델타 = (델타 @ np.asarray(w).T) * (a > 0)
    return 크기들


#% id: gradient_norms-016
#% kind: one
#% why: sum for mean
def gradient_norms(x, t, weights, activation):
    목표 = np.asarray(t, float)
    출력 = layer_outputs(x, weights, activation)
    델타 = 출력[-1] - 목표   #! division by the size left out
    결과 = []
    for k in range(len(weights) - 1, -1, -1):
        결과.append(float(np.sqrt(np.sum((출력[k].T @ 델타) ** 2))))
        델타 = 델타 @ np.asarray(weights[k]).T
        if activation == "relu":
            델타 = 델타 * (출력[k] > 0)
        else:
            델타 = 델타 * 출력[k] * (1 - 출력[k])
    결과.reverse()
    return 결과


#% id: gradient_norms-017
#% kind: one
#% why: slope of the hidden layers left out
def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w) for w in weights]
    t = np.asarray(t, float)
    outs = layer_outputs(x, ws, activation)
    delta = (outs[-1] - t) / t.size
    norms = [0.0] * len(ws)
    for i in range(len(ws) - 1, -1, -1):
        norms[i] = float(np.linalg.norm(outs[i].T @ delta))
        delta = delta @ ws[i].T   #! slope of the activation left out
    return norms


#% id: gradient_norms-018
#% kind: one
#% why: sigmoid's slope for ReLU as well
def gradient_norms(x, t, weights, activation):
    t = np.array(t, dtype=float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    norms = []
    for k in range(len(weights))[::-1]:
        a = acts[k]
        norms.append(float(np.linalg.norm(a.T.dot(d))))
        slope = a * (1 - a)   #! the sigmoid's slope whatever the activation
        d = d.dot(np.transpose(weights[k])) * slope
    return norms[::-1]


#% id: gradient_norms-019
#% kind: one
#% why: ReLU's slope for the sigmoid as well
def gradient_norms(x, t, weights, activation):
    t = np.array(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    dz = (outputs[-1] - t) / t.size
    result = []
    for i in range(len(weights) - 1, -1, -1):
        result.append(float(np.sqrt(np.sum((outputs[i].T @ dz) ** 2))))
        if i > 0:
            mask = (outputs[i] > 0).astype(float)   #! ReLU's slope whatever the activation
            dz = (dz @ np.asarray(weights[i]).T) * mask
    return list(reversed(result))


#% id: gradient_norms-020
#% kind: one
#% why: sum of squares without the root
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    grads = []
    for k in reversed(range(len(weights))):
        grads.insert(0, acts[k].T @ d)
        d = d @ np.asarray(weights[k]).T
        d = d * (acts[k] > 0) if activation == "relu" else d * acts[k] * (1 - acts[k])
    return [float(np.sum(g ** 2)) for g in grads]   #! root left out


#% id: gradient_norms-021
#% kind: one
#% why: slope of the wrong layer
def gradient_norms(x, t, weights, activation):
    def slope(a):
        if activation == "relu":
            return (a > 0) * 1.0
        return a * (1 - a)

    t = np.asarray(t, float)
    o = layer_outputs(x, weights, activation)
    n = len(weights)
    delta = (o[n] - t) / t.size
    out_list = [0] * n
    for k in range(n - 1, -1, -1):
        out_list[k] = float(np.sqrt(np.sum((o[k].T @ delta) ** 2)))
        if k == 0:
            break
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * slope(o[k - 1])   #! the layer below
    return out_list


#% id: gradient_norms-022
#% kind: one
#% why: slope of the layer's own output in place of its input
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        g = outs[k + 1].T @ delta   #! output of the layer in place of its input
        norms.append(float(np.linalg.norm(g)))
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (outs[k] > 0) if activation == "relu" else delta * outs[k] * (1 - outs[k])
    return norms[::-1]


#% id: gradient_norms-023
#% kind: one
#% why: norm of the delta in place of the gradient
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        a = acts[k]
        grad = a.T @ d
        norms.append(float(np.linalg.norm(d)))   #! norm of the delta
        d = (d @ np.asarray(weights[k]).T) * ((a > 0) if activation == "relu" else a * (1 - a))
    return norms[::-1]


#% id: gradient_norms-024
#% kind: one
#% why: norms along one axis
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    dz = (a[-1] - t) / t.size
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        grad = a[layer].T @ dz
        result.append(np.linalg.norm(grad, axis=0))   #! one norm per column
        dz = dz @ np.asarray(weights[layer]).T
        if activation == "relu":
            dz[a[layer] <= 0] = 0
        else:
            dz *= a[layer] * (1 - a[layer])
    return result[::-1]


#% id: gradient_norms-025
#% kind: one
#% why: weights as lists have no transpose
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    activations = layer_outputs(x, weights, activation)
    델타 = (activations[-1] - t) / t.size
    크기들 = []
    for w, a in zip(reversed(weights), activations[-2::-1]):
        크기들.append(float(np.linalg.norm(a.T @ 델타)))
        델타 = 델타 @ w.T   #! fails where a matrix is a list
        델타 = 델타 * (a > 0) if activation == "relu" else 델타 * a * (1 - a)
    return 크기들[::-1]


#% id: gradient_norms-026
#% kind: one
#% why: the first layer is left out
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    o = layer_outputs(x, weights, activation)
    delta = (o[-1] - t) / t.size
    out_list = []
    for k in range(len(weights) - 1, 0, -1):   #! the loop stops before the first layer
        out_list.append(float(np.sqrt(np.sum((o[k].T @ delta) ** 2))))
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (o[k] > 0) if activation == "relu" else delta * o[k] * (1 - o[k])
    out_list.reverse()
    return out_list


#% id: gradient_norms-027
#% kind: one
#% why: mean of the absolute values for the norm
def norm(g):
    return float(np.mean(np.abs(g)))   #! mean absolute value

def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms = [norm(outs[k].T @ delta)] + norms
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (outs[k] > 0) if activation == "relu" else delta * outs[k] * (1 - outs[k])
    return norms


#% id: gradient_norms-028
#% kind: two
#% why: mean over the examples, order
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.shape[0]   #! mean over the examples alone
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(acts[k].T @ d)))
        d = d @ np.asarray(weights[k]).T
        d = d * (acts[k] > 0) if activation == "relu" else d * acts[k] * (1 - acts[k])
    return norms   #! order not turned round


#% id: gradient_norms-029
#% kind: two
#% why: slope of the output on top, division left out
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    y = a[-1]
    dz = y - t   #! division by the size left out
    dz = dz * y * (1 - y)   #! slope of the output on top
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        result.append(float(np.linalg.norm(a[layer].T @ dz)))
        dz = dz @ np.asarray(weights[layer]).T
        dz = dz * (a[layer] > 0) if activation == "relu" else dz * a[layer] * (1 - a[layer])
    return result[::-1]


#% id: gradient_norms-030
#% kind: two
#% why: slopes of the two activations swapped, no root
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    activations = layer_outputs(x, weights, activation)
    델타 = (activations[-1] - t) / t.size
    크기들 = []
    for k in reversed(range(len(weights))):
        a = activations[k]
        크기들.append(float(((a.T @ 델타) ** 2).sum()))   #! root left out
        slope = (a > 0) if activation == "sigmoid" else a * (1 - a)   #! branches swapped
        델타 = 델타 @ np.asarray(weights[k]).T * slope
    return 크기들[::-1]


#% id: gradient_norms-031
#% kind: two
#% why: hidden slope left out, norm with axis
def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, float) for w in weights]
    t = np.asarray(t, float)
    o = layer_outputs(x, ws, activation)
    delta = (o[-1] - t) / t.size
    out_list = []
    for w, a in zip(ws[::-1], o[:-1][::-1]):
        grad = a.T @ delta
        out_list.append(float(np.linalg.norm(grad, axis=1).max()))   #! largest row's norm
        delta = delta @ w.T   #! slope of the activation left out
    return out_list[::-1]


#% id: gradient_norms-032
#% kind: two
#% why: squared-error delta, sigmoid slope plus
def slope(a, activation):
    if activation == "relu":
        return np.where(a > 0, 1, 0)
    return a * (1 + a)   #! plus for minus

def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = 2 * (outs[-1] - t) / t.size   #! factor 2
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        delta = (delta @ np.asarray(weights[k]).T) * slope(outs[k], activation)
    return norms[::-1]


#% id: gradient_norms-033
#% kind: two
#% why: lists fail, first layer left out
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    result = []
    for k in range(len(weights) - 1, 0, -1):   #! the loop stops before the first layer
        result.append(float(np.linalg.norm(acts[k].T @ d)))
        d = d @ weights[k].T   #! fails where a matrix is a list
        d = d * (acts[k] > 0) if activation == "relu" else d * acts[k] * (1 - acts[k])
    return result[::-1]


#% id: gradient_norms-034
#% kind: two
#% why: ReLU returns its value, divided by n examples
def gradient_norms(x, t, weights, activation):
    def 미분(a):
        if activation == "relu":
            return np.maximum(a, 0)   #! the value in place of its slope
        return a * (1 - a)

    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    dz = (a[-1] - t) / t.shape[-1]   #! divided by the outputs, not by all entries
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        result.append(float(np.linalg.norm(a[layer].T @ dz)))
        dz = dz @ np.asarray(weights[layer]).T * 미분(a[layer])
    return result[::-1]


#% id: gradient_norms-035
#% kind: two
#% why: sum of absolute values, y + t
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    activations = layer_outputs(x, weights, activation)
    델타 = (activations[-1] + t) / t.size   #! plus for minus
    크기들 = []
    for k in range(len(weights) - 1, -1, -1):
        g = activations[k].T @ 델타
        크기들.append(float(np.abs(g).sum()))   #! sum of the absolute values
        델타 = 델타 @ np.asarray(weights[k]).T
        델타 = 델타 * (activations[k] > 0) if activation == "relu" else 델타 * activations[k] * (1 - activations[k])
    return 크기들[::-1]


#% id: gradient_norms-036
#% kind: three
#% why: division, order, hidden slope
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    o = layer_outputs(x, weights, activation)
    delta = o[-1] - t   #! division by the size left out
    out_list = []
    for k in range(len(weights) - 1, -1, -1):
        out_list.append(float(np.sqrt(np.sum((o[k].T @ delta) ** 2))))
        delta = delta @ np.asarray(weights[k]).T   #! slope of the activation left out
    return out_list   #! order not turned round


#% id: gradient_norms-037
#% kind: three
#% why: root, output slope, ReLU slope for the sigmoid
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    y = outs[-1]
    delta = (y - t) * y * (1 - y) / t.size   #! slope of the output on top
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.sum((outs[k].T @ delta) ** 2)))   #! root left out
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (outs[k] > 0)   #! ReLU's slope whatever the activation
    return norms[::-1]


#% id: gradient_norms-038
#% kind: three
#% why: per example mean, mean absolute value, factor 1 - a
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / len(t)   #! mean over the examples alone
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.abs(acts[k].T @ d).mean()))   #! mean absolute value
        d = d @ np.asarray(weights[k]).T
        if activation == "relu":
            d = d * (acts[k] > 0)
        else:
            d = d * acts[k]   #! factor 1 - a left out
    return norms[::-1]


#% id: gradient_norms-039
#% kind: three
#% why: norm of the delta, order, slope swapped
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    d = (a[-1] - t) / t.size
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        result.append(float(np.linalg.norm(d)))   #! norm of the delta
        d = d @ np.asarray(weights[layer]).T
        if activation == "sigmoid":
            d = d * (a[layer] > 0)   #! ReLU's slope for the sigmoid
        else:
            d = d * (a[layer] > 0)
    return sorted(result)   #! sorted by size in place of turned round


#% id: gradient_norms-040
#% kind: three
#% why: own forward pass: last layer ReLU, x as every input, factor 2
def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, float) for w in weights]
    activations = [np.asarray(x, float)]
    for k, w in enumerate(ws):
        z = activations[-1] @ w
        relu_here = activation == "relu"   #! the output layer uses the hidden activation too
        activations.append(np.maximum(z, 0) if relu_here else sigmoid(z))
    t = np.asarray(t, float)
    델타 = 2 * (activations[-1] - t) / t.size   #! factor 2
    크기들 = []
    for k in range(len(ws) - 1, -1, -1):
        크기들.append(float(np.linalg.norm(activations[k].T @ 델타)))
        델타 = 델타 @ ws[k].T
        델타 = 델타 * (activations[k] > 0) if activation == "relu" else 델타 * activations[k]   #! factor 1 - a left out
    return 크기들[::-1]


#% id: gradient_norms-041
#% kind: rare
#% why: spectral norm
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    o = layer_outputs(x, weights, activation)
    delta = (o[-1] - t) / t.size
    out_list = []
    for k in range(len(weights) - 1, -1, -1):
        out_list.append(float(np.linalg.norm(o[k].T @ delta, 2)))   #! largest singular value, not Frobenius
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (o[k] > 0) if activation == "relu" else delta * o[k] * (1 - o[k])
    return out_list[::-1]


#% id: gradient_norms-042
#% kind: rare
#% why: slope 1 at a dead ReLU
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (outs[k] >= 0) if activation == "relu" else delta * outs[k] * (1 - outs[k])   #! silent units pass the gradient
    return norms[::-1]


#% id: gradient_norms-043
#% kind: rare
#% why: deltas normalised on the way
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(acts[k].T @ d)))
        d = d @ np.asarray(weights[k]).T
        d = d * (acts[k] > 0) if activation == "relu" else d * acts[k] * (1 - acts[k])
        size = np.linalg.norm(d)
        if size < 1e-3 and size > 0:
            d = d * (1e-3 / size)   #! small deltas are blown up
    return norms[::-1]


#% id: gradient_norms-044
#% kind: rare
#% why: delta by way of the loss's own quotient, NaN when settled
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    y = a[-1]
    slope = y * (1 - y)
    with np.errstate(all="ignore"):
        dldy = (y - t) / slope / t.size   #! 0 / 0 or infinity where the output has settled
    dz = dldy * slope
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        result.append(float(np.linalg.norm(a[layer].T @ dz)))
        dz = dz @ np.asarray(weights[layer]).T
        dz = dz * (a[layer] > 0) if activation == "relu" else dz * a[layer] * (1 - a[layer])
    return result[::-1]


#% id: gradient_norms-045
#% kind: rare
#% why: outputs clipped as the loss does
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    activations = layer_outputs(x, weights, activation)
    y = np.clip(activations[-1], 0.01, 0.99)   #! settled outputs are moved
    델타 = (y - t) / t.size
    크기들 = []
    for k in range(len(weights) - 1, -1, -1):
        크기들.append(float(np.linalg.norm(activations[k].T @ 델타)))
        델타 = 델타 @ np.asarray(weights[k]).T
        델타 = 델타 * (activations[k] > 0) if activation == "relu" else 델타 * activations[k] * (1 - activations[k])
    return 크기들[::-1]


#% id: gradient_norms-046
#% kind: rare
#% why: weights list is emptied
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    o = layer_outputs(x, weights, activation)
    weights = weights if isinstance(weights, list) else list(weights)   #! the caller's list is popped empty
    delta = (o.pop() - t) / t.size
    out_list = []
    while weights:
        w, a = np.asarray(weights.pop()), o.pop()
        out_list.append(float(np.sqrt(np.sum((a.T @ delta) ** 2))))
        delta = delta @ w.T
        delta = delta * (a > 0) if activation == "relu" else delta * a * (1 - a)
    return out_list[::-1]


#% id: gradient_norms-047
#% kind: rare
#% why: norms keyed by the matrix, equal matrices collide
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / t.size
    keys = [np.asarray(w).tobytes() for w in weights]   #! one matrix used twice keeps one norm
    found = {}
    for key, w, a in reversed(list(zip(keys, weights, outs))):
        found[key] = float(np.linalg.norm(a.T @ delta))
        delta = delta @ np.asarray(w).T
        delta = delta * (a > 0) if activation == "relu" else delta * a * (1 - a)
    return [found[key] for key in keys]


#% id: gradient_norms-048
#% kind: rare
#% why: mean of the examples' norms in place of the norm of the mean
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        per_example = acts[k][:, :, None] * d[:, None, :]
        norms.append(float(np.sqrt((per_example ** 2).sum(axis=(1, 2))).sum()))   #! norms are added over the examples
        d = d @ np.asarray(weights[k]).T
        d = d * (acts[k] > 0) if activation == "relu" else d * acts[k] * (1 - acts[k])
    return norms[::-1]


#% id: gradient_norms-049
#% kind: rare
#% why: the output layer of a one-layer network is taken for a hidden one
def layer_outputs(x, weights, activation):
    acts = [np.asarray(x, dtype=float)]
    for layer, w in enumerate(weights):
        z = acts[-1] @ np.asarray(w)
        last = 0 < layer == len(weights) - 1   #! the only layer does not count as the last one
        acts.append(np.maximum(z, 0) if activation == "relu" and not last else sigmoid(z))
    return acts

def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    a = layer_outputs(x, weights, activation)
    dz = (a[-1] - t) / t.size
    result = []
    for layer in range(len(weights) - 1, -1, -1):
        result.append(float(np.linalg.norm(a[layer].T @ dz)))
        dz = dz @ np.asarray(weights[layer]).T
        dz = dz * (a[layer] > 0) if activation == "relu" else dz * a[layer] * (1 - a[layer])
    return result[::-1]


#% id: gradient_norms-050
#% kind: rare
#% why: no gradient where a clipped loss would be flat
def gradient_norms(x, t, weights, activation):
    eps = 1e-3
    t = np.asarray(t, float)
    ws = [np.array(w, dtype=float) for w in weights]
    activations = layer_outputs(x, ws, activation)
    y = activations[-1]
    inside = (y > eps) & (y < 1 - eps)   #! settled outputs pass no gradient
    델타 = inside * (y - t) / t.size
    크기들 = []
    for a, w in list(zip(activations, ws))[::-1]:
        크기들.append(float(np.linalg.norm(a.T @ 델타)))
        델타 = 델타 @ w.T
        델타 = 델타 * (a > 0) if activation == "relu" else 델타 * a * (1 - a)
    return 크기들[::-1]


#% id: gradient_norms-051
#% kind: rare
#% why: norms rounded for the print-out
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    ws = [np.asarray(w) for w in weights]
    o = layer_outputs(x, ws, activation)
    delta = (o[-1] - t) / t.size
    out_list = []
    for i in range(1, len(ws) + 1):
        a = o[-1 - i]
        size = np.sqrt(np.sum((a.T @ delta) ** 2))
        out_list.insert(0, round(float(size), 6))   #! vanishing norms are rounded to 0
        delta = delta @ ws[-i].T
        delta *= (a > 0) if activation == "relu" else a * (1 - a)
    print(out_list)
    return out_list
