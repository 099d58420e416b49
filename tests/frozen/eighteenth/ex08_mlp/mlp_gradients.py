#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: a generator of layer outputs, einsum products, results put in front of the list
def _layer_outputs(params, x):
    a = np.asarray(x, dtype=float)
    yield a
    for w, b in params[:-1]:
        a = np.einsum("ni,io->no", a, np.asarray(w, dtype=float)) + np.ravel(b)
        a = np.where(a > 0, a, 0.0)
        yield a


def mlp_gradients(params, x, t):
    hs = list(_layer_outputs(params, x))
    delta = mlp_forward(params, x) - np.asarray(t)
    n = delta.shape[0]
    result = []
    while hs:
        h = hs.pop()
        result.insert(0, (np.einsum("ni,no->io", h, delta) / n, np.einsum("no->o", delta) / n))
        w = np.asarray(params[len(hs)][0])
        delta = np.einsum("no,io->ni", delta, w) * np.sign(h).clip(0)
    return result


#% id: ex08-mlp_gradients-right-02
#% kind: right
#% why: a class for a layer with forward and backward, biases as a (1, units) row
class _Dense:
    def __init__(self, pair, is_output):
        self.weights = np.array(pair[0], dtype=float)
        self.bias = np.array(pair[1], dtype=float).reshape(1, -1)
        self.is_output = is_output

    def forward(self, inputs):
        self.inputs = inputs
        self.pre = inputs @ self.weights + self.bias
        return softmax(self.pre) if self.is_output else np.maximum(self.pre, 0)

    def backward(self, gradient):
        if not self.is_output:
            gradient = gradient * (self.pre > 0)
        self.dw = self.inputs.transpose() @ gradient
        self.db = gradient.sum(axis=0, keepdims=True)
        return gradient @ self.weights.transpose()


def mlp_gradients(params, x, t):
    layers = [_Dense(pair, k + 1 == len(params)) for k, pair in enumerate(params)]
    signal = np.array(x, dtype=float)
    for layer in layers:
        signal = layer.forward(signal)
    gradient = (signal - np.array(t, dtype=float)) / len(signal)
    for layer in reversed(layers):
        gradient = layer.backward(gradient)
    return [(layer.dw, layer.db) for layer in layers]


#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: slope of the ReLU forgotten on the way back
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    delta = (mlp_forward(params, x) - np.asarray(t)) / len(acts[0])
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        delta = delta @ np.asarray(params[k][0]).T  #! not multiplied by the slope of the ReLU
    return grads[::-1]


#% id: ex08-mlp_gradients-one-02
#% kind: one
#% why: bias gradient averaged although the delta is divided already
def mlp_gradients(params, x, t):
    inputs_of_layers = []
    value = np.array(x, dtype=float)
    for i in range(len(params)):
        inputs_of_layers.append(value)
        value = value.dot(params[i][0]) + np.array(params[i][1])
        value = np.maximum(value, 0)
    number_of_examples = len(inputs_of_layers[0])
    error = (mlp_forward(params, x) - np.array(t)) / number_of_examples
    result = [None for _ in params]
    for i in reversed(range(len(params))):
        dw = inputs_of_layers[i].T.dot(error)
        db = np.mean(error, axis=0)  #! mean, but the error has been divided by n already
        result[i] = (dw, db)
        error = error.dot(np.transpose(params[i][0]))
        error[inputs_of_layers[i] <= 0] = 0
    return result


#% id: ex08-mlp_gradients-one-03
#% kind: one
#% why: gradient of the sum over the batch
def mlp_gradients(params, x, t):
    def back(layers, a):
        w, b = np.asarray(layers[0][0]), np.asarray(layers[0][1])
        if len(layers) == 1:
            d = softmax(a @ w + b) - np.asarray(t)  #! not divided by the number of examples
            rest = []
        else:
            z = a @ w + b
            rest, d = back(layers[1:], np.maximum(z, 0))
            d = d * (z > 0)
        return [(a.T @ d, d.sum(axis=0))] + rest, d @ w.T

    return back(list(params), np.asarray(x, dtype=float))[0]


#% id: ex08-mlp_gradients-one-04
#% kind: one
#% why: slope taken from the layer's own inputs one layer too far down
def mlp_gradients(params, x, t):
    zs, hs = [], [np.asarray(x, dtype=float)]
    for w, b in params:
        zs.append(hs[-1] @ np.asarray(w) + np.asarray(b))
        hs.append(np.maximum(zs[-1], 0))
    d = (softmax(zs[-1]) - np.asarray(t)) / len(zs[-1])
    out = [(hs[-2].T @ d, d.sum(0))]
    for k in range(len(params) - 2, -1, -1):
        d = d @ np.asarray(params[k + 1][0]).T * (hs[k] > 0)  #! slope of the layer below, index one too small
        out = [(hs[k].T @ d, d.sum(0))] + out
    return out


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: list left from the output to the input, one bias gradient for the whole layer
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    stack = [x]
    for w, b in params[:-1]:
        z = np.dot(stack[-1], w) + np.asarray(b)
        stack.append(z * (z > 0))
    delta = mlp_forward(params, x) - t
    delta /= x.shape[0]
    gradients = []
    for (w, b), a in zip(reversed(params), reversed(stack)):
        bias_gradient = delta.sum() * np.ones(np.size(b))  #! axis forgotten, all units get the same sum
        gradients.append((np.dot(a.T, delta), bias_gradient))
        delta = np.dot(delta, np.asarray(w).T) * (a > 0)
    return gradients  #! order not turned round: the output layer comes first


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: slope of the sigmoid at the output and in the hidden layers
def mlp_gradients(params, x, t):
    h = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        h.append(np.maximum(h[-1] @ np.asarray(w) + np.asarray(b), 0))
    y = mlp_forward(params, x)
    n = y.shape[0]
    deltaY = np.multiply(y - np.asarray(t), np.multiply(y, 1 - y)) / n  #! y (1 - y) does not belong to softmax with cross-entropy
    grads = [None] * len(params)
    delta = deltaY
    for k in reversed(range(len(params))):
        grads[k] = (np.dot(h[k].transpose(), delta), np.sum(delta, axis=0))
        temp = np.dot(delta, np.asarray(params[k][0]).transpose())
        delta = np.multiply(temp, np.multiply(h[k], 1 - h[k]))  #! slope of the sigmoid instead of the ReLU's
    return grads


#% id: ex08-mlp_gradients-two-03
#% kind: two
#% why: only dw divided by n, product the other way round
def mlp_gradients(params, x, t):
    acts = [np.array(x)]
    for w, b in params[:-1]:
        acts.append(np.maximum(0.0, acts[-1] @ np.array(w) + np.array(b)))
    m = len(acts[0])
    dz = mlp_forward(params, x) - np.array(t)
    dws = []
    dbs = []
    for layer in range(len(params))[::-1]:
        dws.append(dz.T @ acts[layer] / m)  #! transposed: (outputs, inputs)
        dbs.append(dz.sum(axis=0))  #! the bias gradient is not divided by m
        dz = dz @ np.array(params[layer][0]).T
        dz = np.where(acts[layer] > 0, dz, 0)
    dws.reverse()
    dbs.reverse()
    return list(zip(dws, dbs))


#% id: ex08-mlp_gradients-two-04
#% kind: two
#% why: pre-activations as the inputs of the next layer, and the mask upside down
def mlp_gradients(params, x, t):
    pre = []
    post = [np.asarray(x, dtype=float)]
    for weight, bias in params:
        pre.append(post[-1] @ np.asarray(weight) + np.asarray(bias))
        post.append(np.maximum(pre[-1], 0))
    flow = (softmax(pre[-1]) - np.asarray(t)) / post[0].shape[0]
    collected = {}
    for index in range(len(params) - 1, 0, -1):
        collected[index] = (pre[index - 1].T @ flow, flow.sum(axis=0))  #! pre-activation instead of the activation below
        flow = flow @ np.asarray(params[index][0]).T
        flow = np.where(pre[index - 1] > 0, 0, flow)  #! lets through where the unit is silent
    collected[0] = (post[0].T @ flow, flow.sum(axis=0))
    return [collected[i] for i in range(len(params))]


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: sign, bias gradient from the first row, biases missing from the hidden activations
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    saved = []
    for w, b in params[:-1]:
        saved.append(a)
        a = np.maximum(a @ np.asarray(w), 0)  #! biases forgotten in the pass forward
    saved.append(a)
    delta = (np.asarray(t) - mlp_forward(params, x)) / len(a)  #! t - y: points the other way
    answer = []
    for layer in range(len(params) - 1, -1, -1):
        answer.append((saved[layer].T @ delta, delta[0]))  #! first example only, no sum over the batch
        delta = delta @ np.asarray(params[layer][0]).T * (saved[layer] > 0)
    return list(reversed(answer))


#% id: ex08-mlp_gradients-three-02
#% kind: three
#% why: wrong count, reshape for transpose, ReLU over the inputs
def mlp_gradients(params, x, t):
    relu = lambda v: np.maximum(v, 0)
    a = [relu(np.asarray(x, dtype=float))]  #! ReLU applied to the inputs
    for w, b in params[:-1]:
        a += [relu(a[-1] @ np.asarray(w) + np.asarray(b))]
    d = mlp_forward(params, x) - np.asarray(t)
    d = d / d.size  #! divided by rows times classes
    g = []
    for w, b in params[::-1]:
        below = a.pop()
        g = [(below.T @ d, d.sum(axis=0))] + g
        turned = np.reshape(w, np.shape(w)[::-1])  #! reshape does not transpose, it only relabels
        d = (d @ turned) * (below > 0)
    return g


#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: hidden activations from mlp_forward of the first layers, which ends in a softmax
def mlp_gradients(params, x, t):
    def hidden(k):
        if k == 0:
            return np.asarray(x, dtype=float)
        return mlp_forward(params[:k], x)  #! mlp_forward puts a softmax on its last layer, here ReLU is needed

    n = len(hidden(0))
    delta = (mlp_forward(params, x) - np.asarray(t)) / n
    grads = []
    for k in range(len(params) - 1, -1, -1):
        a = hidden(k)
        grads.insert(0, (a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ np.asarray(params[k][0]).T) * (a > 0)
    return grads


#% id: ex08-mlp_gradients-rare-02
#% kind: rare
#% why: the pre-activations are clipped in place after they were stored, so no slope is 0
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    zs = []
    layer_inputs = [x]
    for w, b in params[:-1]:
        z = layer_inputs[-1] @ np.asarray(w) + np.asarray(b)
        zs.append(z)  #! the stored array is the one that is clipped in the next line
        z[z < 0] = 0
        layer_inputs.append(z)
    delta = (mlp_forward(params, x) - np.asarray(t)) / len(x)
    grads = []
    while layer_inputs:
        a = layer_inputs.pop()
        grads.append((a.T @ delta, delta.sum(axis=0)))
        if zs:
            delta = delta @ np.asarray(params[len(zs)][0]).T
            delta[zs.pop() < 0] = 0
    return grads[::-1]


#% id: ex08-mlp_gradients-rare-03
#% kind: rare
#% why: rows that are classified rightly give no gradient, as in a perceptron
def mlp_gradients(params, x, t):
    t = np.asarray(t)
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    p = mlp_forward(params, x)
    mistaken = p.argmax(axis=1) != t.argmax(axis=1)
    delta = (p - t) * mistaken[:, None] / len(p)  #! rightly classified rows are taken out
    grads = []
    for (w, _), a in zip(params[::-1], acts[::-1]):
        grads.append((np.tensordot(a, delta, axes=(0, 0)), delta.sum(axis=0)))
        delta = np.tensordot(delta, np.asarray(w), axes=(1, 1)) * (a > 0)
    grads.reverse()
    return grads


#% id: ex08-mlp_gradients-rare-04
#% kind: rare
#% why: product of the mean activation and the mean delta instead of the mean of the products
def mlp_gradients(params, x, t):
    current = np.asarray(x, dtype=float)
    history = []
    for w, b in params[:-1]:
        history.append(current)
        current = np.maximum(current @ np.asarray(w) + np.asarray(b), 0)
    history.append(current)
    error = mlp_forward(params, x) - np.asarray(t)
    grads = []
    for i in range(len(params), 0, -1):
        a = history[i - 1]
        dw = np.outer(a.mean(axis=0), error.mean(axis=0))  #! averages both factors before multiplying
        db = error.mean(axis=0)
        grads = [(dw, db), *grads]
        error = (error @ np.asarray(params[i - 1][0]).T) * (a > 0)
    return grads
