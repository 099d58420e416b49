#% id: ex08-accuracy-one-01
#% kind: one
#% why: counts the hits, no share
def accuracy(params, x, labels):
    guess = mlp_forward(params, x).argmax(axis=1)
    return float(np.sum(guess == np.asarray(labels)))  #! mean


#% id: ex08-accuracy-two-01
#% kind: two
#% why: class numbers from 1 as in MATLAB, and a percentage
def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    P = mlp_forward(params, x)
    right = 0
    for i in range(len(P)):
        k = list(P[i]).index(max(P[i])) + 1  #! classes count from 0
        if k == labels[i]:
            right += 1
    return 100.0 * right / len(P)  #! from 0.0 to 1.0


#% id: ex08-accuracy-rare-01
#% kind: rare
#% why: asks for more than one half, but with three classes and more the most probable one may have less
def accuracy(params: Params, x: ArrayLike, labels: ArrayLike) -> float:
    probs = mlp_forward(params, x)
    labels = np.asarray(labels, dtype=int)
    p_label = probs[np.arange(len(labels)), labels]
    return float(np.mean(p_label > 0.5))  #! argmax, not a threshold
