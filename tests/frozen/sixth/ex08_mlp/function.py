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
#% id: ex08-right-02
#% kind: right
#% why: right
def _pass(theta, batch):
    stack = [batch]
    last = len(theta) - 1
    for i, (W, c) in enumerate(theta):
        s = stack[-1] @ W + c
        stack.append(softmax(s) if i == last else s * (s > 0))
    return stack


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.array(x, dtype=float)
    t = np.array(t, dtype=float)
    theta = [(np.array(w, dtype=float), np.array(b, dtype=float).reshape(1, -1)) for w, b in params]
    shapes = [np.shape(b) for _, b in params]
    curve = []
    for _ in range(epochs):
        # 에폭 시작 전의 전체 손실
        curve.append(cross_entropy(_pass(theta, x)[-1], t))
        queue = list(rng.permutation(x.shape[0]))
        while queue:
            take, queue = queue[:batch_size], queue[batch_size:]
            acts = _pass(theta, x[take])
            d = (acts[-1] - t[take]) / len(take)
            fresh = []
            for i in range(len(theta) - 1, -1, -1):
                W, c = theta[i]
                fresh.append((W - learning_rate * acts[i].T @ d, c - learning_rate * d.sum(0, keepdims=True)))
                d = (d @ W.T) * np.sign(acts[i]).clip(0)
            theta = fresh[::-1]
    return [(W, c.reshape(s)) for (W, c), s in zip(theta, shapes)], curve
#% id: ex08-right-03
#% kind: right
#% why: right
from functools import reduce


def init_mlp(sizes, rng):
    layers = []
    for n_from, n_to in zip(sizes, sizes[1:]):
        a = np.sqrt(6.0 / n_from)  # he uniform
        layers.append((rng.uniform(-a, a, (n_from, n_to)), np.zeros(n_to)))
    return layers


def _logits(params, x):
    *hidden, (w_out, b_out) = params
    top = reduce(lambda a, wb: np.maximum(a @ np.asarray(wb[0]) + np.asarray(wb[1]), 0), hidden, np.asarray(x, dtype=float))
    return top @ np.asarray(w_out) + np.asarray(b_out)


def mlp_forward(params, x):
    return softmax(_logits(params, x))


def accuracy(params, x, labels):
    # softmax does not change which class is the biggest
    guess = _logits(params, x).argmax(axis=1)
    return 1.0 - np.count_nonzero(guess - np.asarray(labels, dtype=int)) / len(guess)
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
#% id: ex08-one-01
#% kind: one
#% why: The biases start at 0.01 and not at zero.
def init_mlp(sizes, rng):
    params = []
    for i in range(len(sizes) - 1):
        w = he_init(sizes[i], sizes[i + 1], rng)
        b = np.full(sizes[i + 1], 0.01)  #! biases must be zero
        params.append((w, b))
    return params
#% id: ex08-one-02
#% kind: one
#% why: The relu is applied to the output layer too, before the softmax.
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! also for the last layer
    return softmax(a)
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
#% id: ex08-one-05
#% kind: one
#% why: The list holds one loss per batch and not per epoch.
def _grad(params, x, t):
    A = [x]
    for w, b in params[:-1]:
        A.append(np.maximum(A[-1] @ w + b, 0))
    p = softmax(A[-1] @ params[-1][0] + params[-1][1])
    d = (p - t) / len(x)
    G = []
    for i in range(len(params) - 1, -1, -1):
        G.insert(0, (A[i].T @ d, d.sum(axis=0)))
        d = (d @ params[i][0].T) * (A[i] > 0)
    return G, cross_entropy(p, t)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            G, loss = _grad(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, G)]
            losses.append(loss)  #! one entry per batch
    return params, losses
#% id: ex08-one-06
#% kind: one
#% why: The batches are made once before the loop, so every epoch has the same order.
def step(layers, xb, tb, lr):
    a = [xb]
    for w, b in layers:
        a.append(np.maximum(a[-1] @ w + b, 0))
    z = a[-2] @ layers[-1][0] + layers[-1][1]
    y = softmax(z)
    delta = (y - tb) / len(xb)
    new = []
    for (w, b), inp in zip(reversed(layers), a[-2::-1]):
        new.append((w - lr * (inp.T @ delta), b - lr * np.sum(delta, axis=0)))
        delta = (delta @ w.T) * (inp > 0)
    return new[::-1], cross_entropy(y, tb)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    layers = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    batches = list(minibatches(np.asarray(x, dtype=float), t, batch_size, rng))  #! a fresh order is due in every epoch
    history = []
    for e in range(epochs):
        epoch_losses = []
        for xb, tb in batches:
            layers, l = step(layers, xb, tb, learning_rate)
            epoch_losses.append(l)
        history.append(float(np.mean(epoch_losses)))
    return layers, history
#% id: ex08-one-07
#% kind: one
#% why: The accuracy is given in percent and not as a share.
def accuracy(params, x, labels):
    a = np.asarray(x, dtype=float)
    for i, (w, b) in enumerate(params):
        a = a @ np.asarray(w) + np.asarray(b)
        if i < len(params) - 1:
            a[a < 0] = 0
    hits = a.argmax(axis=1) == np.asarray(labels)
    return 100.0 * float(hits.mean())  #! percent
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
#% id: ex08-two-02
#% kind: two
#% why: Only the first batch of an epoch is used. The learning rate shrinks with every epoch.
def loss_and_grads(net, x, t):
    xs, zs = [x], []
    for w, b in net:
        zs.append(xs[-1] @ w + b)
        xs.append(np.maximum(zs[-1], 0))
    probs = softmax(zs[-1])
    back = (probs - t) / x.shape[0]
    g = [None] * len(net)
    for i in range(len(net))[::-1]:
        g[i] = (xs[i].T @ back, back.sum(0))
        if i > 0:
            back = (back @ net[i][0].T) * (zs[i - 1] > 0)
    return cross_entropy(probs, t), g


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, float), np.array(b, float)) for w, b in params]
    curve = []
    for ep in range(epochs):
        lr = learning_rate / (1 + ep)  #! the rate is constant
        for xb, tb in minibatches(np.asarray(x, float), t, batch_size, rng):
            loss, g = loss_and_grads(net, xb, tb)
            net = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(net, g)]
            curve.append(loss)
            break  #! leaves the epoch after its first batch
    return net, curve
#% id: ex08-two-03
#% kind: two
#% why: The weights of the caller are changed in place. The epoch's loss is the sum over its batches and not their mean.
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    W = [np.asarray(w, dtype=float) for w, b in params]
    B = [np.array(b, dtype=float) for w, b in params]
    L = len(W)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [xb]
            for i in range(L):
                z = a[i] @ W[i] + B[i]
                a.append(softmax(z) if i == L - 1 else np.maximum(z, 0))
            total += cross_entropy(a[L], tb)
            delta = (a[L] - tb) / len(xb)
            for i in range(L - 1, -1, -1):
                below = (delta @ W[i].T) * (a[i] > 0)
                W[i] -= learning_rate * (a[i].T @ delta)  #! changes the caller's arrays
                B[i] = B[i] - learning_rate * delta.sum(axis=0)
                delta = below
        losses.append(total)  #! sum instead of mean
    return list(zip(W, B)), losses
#% id: ex08-two-04
#% kind: two
#% why: The hidden layers use the sigmoid. Their bias is added behind the activation.
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        z = np.clip(h @ np.asarray(w), -500, 500)
        h = 1 / (1 + np.exp(-z))  #! relu is asked for
        h = h + np.asarray(b)  #! the bias belongs inside the activation
    w, b = params[-1]
    return softmax(h @ np.asarray(w) + np.asarray(b))
#% id: ex08-two-05
#% kind: two
#% why: The argmax goes over the rows instead of the classes. The share is a whole-number division, 0 or 1.
def accuracy(params, x, labels):
    h = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        h = np.maximum(0, h @ np.asarray(w) + np.asarray(b))
    scores = h @ np.asarray(params[-1][0]) + np.asarray(params[-1][1])
    best = np.argmax(scores, axis=0)  #! axis 1 holds the classes
    labels = np.asarray(labels)
    m = min(len(best), len(labels))
    hits = np.sum(best[:m] == labels[:m])
    return float(hits // len(labels))  #! whole-number division
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
#% id: ex08-three-01
#% kind: three
#% why: The batch loss gradients are added up over the epoch and applied once at its end. The biases are not updated. The loss is only the one of the last batch.
def _back(P, x, t):
    a = [x]
    for i, (w, b) in enumerate(P):
        z = a[-1] @ w + b
        a.append(np.maximum(z, 0) if i + 1 < len(P) else softmax(z))
    d = (a[-1] - t) / len(t)
    g = []
    for i in range(len(P) - 1, -1, -1):
        g = [a[i].T @ d] + g
        d = (d @ P[i][0].T) * (a[i] > 0)
    return g, cross_entropy(a[-1], t)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    P = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        acc = [np.zeros_like(w) for w, b in P]
        for xb, tb in minibatches(np.asarray(x, float), np.asarray(t, float), batch_size, rng):
            g, loss = _back(P, xb, tb)
            acc = [s + q for s, q in zip(acc, g)]
        new_w = [w - learning_rate * s for (w, b), s in zip(P, acc)]  #! update stands outside the batch loop
        P = [(w, b) for w, (_, b) in zip(new_w, P)]  #! b is never updated
        losses.append(loss)  #! last batch only
    return P, losses
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
#% id: ex08-three-03
#% kind: three
#% why: The weights are drawn with the fan-out in the scale. They are made one layer too few. The biases are drawn randomly.
def init_mlp(sizes, rng):
    layers = []
    for i in range(len(sizes) - 2):  #! the output layer is missing
        n_in, n_out = sizes[i], sizes[i + 1]
        w = rng.normal(size=(n_in, n_out)) * np.sqrt(2 / n_out)  #! fan_in is n_in
        b = rng.normal(size=n_out) * 0.1  #! zero biases are asked for
        layers.append((w, b))
    return layers
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
#% id: ex08-rare-02
#% kind: rare
#% why: A row counts only where the right class has more than half of the probability, not where it is the most probable.
def accuracy(params, x, labels):
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        a = np.maximum(a @ np.asarray(w) + np.asarray(b), 0)
    p = softmax(a @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    p_true = p[np.arange(len(p)), np.asarray(labels)]
    return float(np.mean(p_true > 0.5))  #! the largest of k classes may be below 0.5
#% id: ex08-rare-03
#% kind: rare
#% why: Layers are updated one after another within a batch, with a new forward pass after each, so the gradients belong to different networks.
def _run(net, x):
    a = [x]
    for i, (w, b) in enumerate(net):
        z = a[-1] @ w + b
        a.append(np.maximum(z, 0) if i < len(net) - 1 else softmax(z))
    return a


def _grad_of_layer(net, x, t, wanted):
    a = _run(net, x)
    d = (a[-1] - t) / len(x)
    for i in range(len(net) - 1, wanted, -1):
        d = (d @ net[i][0].T) * (a[i] > 0)
    return a[wanted].T @ d, d.sum(axis=0)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    losses = []
    for _ in range(epochs):
        losses.append(cross_entropy(_run(net, x)[-1], t))
        for xb, tb in minibatches(x, t, batch_size, rng):
            for i in range(len(net)):
                dw, db = _grad_of_layer(net, xb, tb, i)  #! net[0..i-1] have already moved
                net[i] = (net[i][0] - learning_rate * dw, net[i][1] - learning_rate * db)
    return net, losses
#% id: ex08-rare-04
#% kind: rare
#% why: The error of a batch is divided by batch_size, also for the last batch, which is smaller, so its rows count too little.
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses, batch_rows = [], []
        for xb, tb in minibatches(np.asarray(x, dtype=float), np.asarray(t, dtype=float), batch_size, rng):
            outs = [xb]
            for w, b in zip(weights[:-1], biases[:-1]):
                outs.append(np.maximum(outs[-1] @ w + b, 0))
            prob = softmax(outs[-1] @ weights[-1] + biases[-1])
            batch_losses.append(cross_entropy(prob, tb))
            batch_rows.append(len(xb))
            back = (prob - tb) / batch_size  #! must be the number of rows in this batch
            dws, dbs = [], []
            for w, a in zip(weights[::-1], outs[::-1]):
                dws.insert(0, a.T @ back)
                dbs.insert(0, back.sum(axis=0))
                back = (back @ w.T) * (a > 0)
            weights = [w - learning_rate * g for w, g in zip(weights, dws)]
            biases = [b - learning_rate * g for b, g in zip(biases, dbs)]
        losses.append(float(np.average(batch_losses, weights=batch_rows)))
    return list(zip(weights, biases)), losses
