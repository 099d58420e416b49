#% id: ex06-softmax_cross_entropy_gradient-right-01
#% kind: right
#% why: through the Jacobian of log-softmax, delta_ij - p_j, contracted by einsum
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    t = np.asarray(t, dtype=float)
    n, k = p.shape
    direct = np.einsum("ni,ij->nj", t, np.eye(k))
    through_sum = np.einsum("ni,nj->nj", t, p)
    return -(direct - through_sum) / n


#% id: ex06-softmax_cross_entropy_gradient-right-02
#% kind: right
#% why: subtracts 1 at the label of every row, in a loop over the rows
def softmax_cross_entropy_gradient(z, t):
    labels = [list(row).index(max(row)) for row in t]
    how_many = len(labels)
    grads = []
    for row, label in zip(softmax(z), labels):
        g = [float(v) for v in row]
        g[label] = g[label] - 1.0
        grads.append([v / how_many for v in g])
    return np.array(grads)


#% id: ex06-softmax_cross_entropy_gradient-one-01
#% kind: one
#% why: gradient of the sum, not of the mean
def softmax_cross_entropy_gradient(z, t):
    return softmax(z) - np.asarray(t)  #! not divided by the number of examples


#% id: ex06-softmax_cross_entropy_gradient-one-02
#% kind: one
#% why: divides by all entries
def softmax_cross_entropy_gradient(z, t):
    target = np.array(t, dtype=float)
    probs = softmax(np.array(z, dtype=float))
    error = np.subtract(probs, target)
    return error / error.size  #! size counts examples times classes


#% id: ex06-softmax_cross_entropy_gradient-one-03
#% kind: one
#% why: logits instead of probabilities
def softmax_cross_entropy_gradient(z, t):
    z = np.asarray(z, dtype=float)
    t = np.asarray(t, dtype=float)
    diff = z - t  #! softmax of z forgotten
    return diff * (1.0 / z.shape[0])


#% id: ex06-softmax_cross_entropy_gradient-one-04
#% kind: one
#% why: the slope y (1 - y) of the sigmoid lecture is multiplied on
def softmax_cross_entropy_gradient(z, t):
    y = softmax(z)
    batch = y.shape[0]
    deltaY = np.multiply(y - np.asarray(t), np.multiply(y, 1 - y))  #! y (1 - y) has no place here
    return deltaY / batch


#% id: ex06-softmax_cross_entropy_gradient-two-01
#% kind: two
#% why: sign turned round, divided by the number of classes
def softmax_cross_entropy_gradient(z, t):
    prediction = softmax(z)
    truth = np.asarray(t)
    gradient = np.zeros(prediction.shape)
    examples = truth.shape[1]  #! shape[1] is the number of classes
    for i in range(prediction.shape[0]):
        for j in range(prediction.shape[1]):
            gradient[i, j] = (truth[i, j] - prediction[i, j]) / examples  #! t - p instead of p - t
    return gradient


#% id: ex06-softmax_cross_entropy_gradient-two-02
#% kind: two
#% why: labels of the columns, no mean
def softmax_cross_entropy_gradient(z, t):
    g = np.array(softmax(z))
    n = len(g)
    where = np.asarray(t).argmax(axis=-1)
    g[:, where] -= 1  #! subtracts in every row at all the labels' columns
    return g * n  #! multiplied by n instead of divided


#% id: ex06-softmax_cross_entropy_gradient-two-03
#% kind: two
#% why: only the diagonal of the Jacobian, and -t/p without the mean
def softmax_cross_entropy_gradient(z, t):
    p = np.clip(softmax(z), 1e-300, None)
    t = np.asarray(t, dtype=float)
    slope_of_loss = -t / p  #! mean over the examples left out
    slope_of_softmax = p * (1 - p)
    return slope_of_loss * slope_of_softmax  #! off-diagonal terms -p_i p_j are missing


#% id: ex06-softmax_cross_entropy_gradient-two-04
#% kind: two
#% why: softmax down the columns, and the classes that are not the target get no gradient
def softmax_cross_entropy_gradient(z, t):
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    y = softmax(z.T).T  #! softmax taken over the examples
    n = z.shape[0]
    return np.where(t > 0, y - 1, 0) / n  #! 0 instead of y for the other classes


#% id: ex06-softmax_cross_entropy_gradient-three-01
#% kind: three
#% why: Jacobian by hand with a wrong sign off the diagonal, no minus in front of t/p, wrong count
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z)
    result = np.zeros(p.shape)
    for row in range(len(p)):
        for j in range(len(p[row])):
            summe = 0.0
            for i in range(len(p[row])):
                if t[row][i] == 0:
                    continue
                if i == j:
                    dlog = 1 - p[row][j]
                else:
                    dlog = p[row][j]  #! off the diagonal it is -p_j
                summe = summe + t[row][i] * dlog  #! minus of the cross-entropy forgotten
            result[row][j] = summe / p.shape[1]  #! divided by the classes instead of the examples
    return result


#% id: ex06-softmax_cross_entropy_gradient-three-02
#% kind: three
#% why: probabilities masked with the targets, first row skipped, divided by n twice
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t)
    labels = np.argmax(t, axis=1)
    p = softmax(z) * t  #! masks the probabilities with the targets
    for r in range(1, len(p)):  #! begins at the second row
        p[r, labels[r]] -= 1
    p /= len(p)
    return p / len(p)  #! divided by n a second time


#% id: ex06-softmax_cross_entropy_gradient-rare-01
#% kind: rare
#% why: softmax applied twice
def softmax_cross_entropy_gradient(z, t):
    def probs(logits):
        return softmax(logits)
    z = probs(z)
    return (probs(z) - np.asarray(t)) / len(z)  #! z already holds probabilities, softmax once more


#% id: ex06-softmax_cross_entropy_gradient-rare-02
#% kind: rare
#% why: subtracts 1 at the predicted class instead of the true one
def softmax_cross_entropy_gradient(z, t):
    p = softmax(z).copy()
    best = p.argmax(axis=1)
    np.add.at(p, (np.arange(len(p)), best), -1)  #! argmax of p, not of t
    return p / p.shape[0]


#% id: ex06-softmax_cross_entropy_gradient-rare-03
#% kind: rare
#% why: t summed down the columns counts the examples of each class, not the examples
def softmax_cross_entropy_gradient(z, t):
    t = np.asarray(t, dtype=float)
    count = t.sum(axis=0)
    count[count == 0] = 1
    return (softmax(z) - t) / count  #! divided by the frequency of the class instead of n


#% id: ex06-softmax_cross_entropy_gradient-rare-04
#% kind: rare
#% why: targets as unsigned bytes: minus one wraps round to 255
def softmax_cross_entropy_gradient(z, t):
    hot = np.asarray(t).astype(np.uint8)  #! the negative of an unsigned 1 is 255
    minus = np.negative(hot)
    g = np.add(softmax(z), minus)
    return np.divide(g, g.shape[0])
