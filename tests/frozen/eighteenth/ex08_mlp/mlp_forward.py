#% id: ex08-mlp_forward-right-01
#% kind: right
#% why: biases as an extra row of the weights, a column of ones behind the activations
def _with_ones(a):
    return np.hstack([a, np.ones((a.shape[0], 1))])


def mlp_forward(params, x):
    stacked = [np.vstack([np.asarray(w), np.reshape(b, (1, -1))]) for w, b in params]
    a = np.array(x, dtype=float)
    for matrix in stacked[:-1]:
        a = _with_ones(a) @ matrix
        a = (a + np.abs(a)) / 2
    return softmax(_with_ones(a) @ stacked[-1])


#% id: ex08-mlp_forward-one-01
#% kind: one
#% why: ReLU in front of the softmax too
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! output layer goes through ReLU too
    return softmax(a)


#% id: ex08-mlp_forward-one-02
#% kind: one
#% why: bias added after the ReLU
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float)
    *hidden_layers, (w_out, b_out) = params
    for w, b in hidden_layers:
        h = np.clip(np.dot(h, w), 0, None) + np.asarray(b)  #! bias comes after the ReLU
    return softmax(np.dot(h, w_out) + np.asarray(b_out))


#% id: ex08-mlp_forward-two-01
#% kind: two
#% why: sigmoid in the hidden layers, no bias in the output layer
def mlp_forward(params, x):
    def activate(v):
        return 1 / (1 + np.exp(-v))  #! sigmoid instead of ReLU

    current = np.array(x)
    i = 0
    while i < len(params) - 1:
        weights, bias = params[i]
        current = activate(np.matmul(current, weights) + np.array(bias))
        i = i + 1
    return softmax(np.matmul(current, params[-1][0]))  #! output bias forgotten


#% id: ex08-mlp_forward-two-02
#% kind: two
#% why: leaky ReLU, and every output squeezed on its own
def mlp_forward(params, x):
    signal = np.asarray(x)
    last = len(params) - 1
    for number, (w, b) in enumerate(params):
        z = signal @ np.asarray(w) + np.asarray(b)
        if number == last:
            return 1 / (1 + np.exp(-z))  #! sigmoid at the output instead of softmax
        signal = np.where(z > 0, z, 0.01 * z)  #! leaky ReLU


#% id: ex08-mlp_forward-three-01
#% kind: three
#% why: first layer without ReLU, bias subtracted, softmax over the examples
def mlp_forward(params, x):
    outputs = [np.asarray(x, dtype=float)]
    for k in range(len(params)):
        w = np.asarray(params[k][0])
        b = np.asarray(params[k][1])
        z = outputs[k].dot(w) - b  #! bias subtracted like a threshold
        if 0 < k < len(params) - 1:  #! the first layer gets no ReLU
            z = np.maximum(z, 0)
        outputs.append(z)
    return softmax(outputs[-1].T).T  #! softmax down the columns


#% id: ex08-mlp_forward-rare-01
#% kind: rare
#% why: takes every layer of the output's shape for the output layer
def mlp_forward(params, x):
    final = np.shape(params[-1][0])
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = a @ np.asarray(w) + np.asarray(b)
        if np.shape(w) != final:  #! a hidden layer of the same shape as the output layer stays without ReLU
            a = np.maximum(a, 0)
    return softmax(a @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))


#% id: ex08-mlp_forward-rare-02
#% kind: rare
#% why: scales inputs above 1 as if they were pixels
def mlp_forward(params, x):
    pixels = np.asarray(x, dtype=float)
    if pixels.max() > 1:
        pixels = pixels / 255  #! inputs divided by 255, which is no business of the forward pass
    for w, b in params[:-1]:
        pixels = pixels @ np.asarray(w) + np.ravel(b)
        pixels[pixels < 0] = 0
    w, b = params[len(params) - 1]
    return softmax(pixels @ np.asarray(w) + np.ravel(b))
