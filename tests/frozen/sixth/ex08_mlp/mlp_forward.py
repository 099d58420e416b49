#% id: ex08-one-02
#% kind: one
#% why: The relu is applied to the output layer too, before the softmax.
def mlp_forward(params, x):
    a = np.asarray(x, dtype=float)
    for w, b in params:
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))  #! also for the last layer
    return softmax(a)


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


