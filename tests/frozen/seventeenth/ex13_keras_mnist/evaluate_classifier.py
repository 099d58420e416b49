#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: own loop over slices, weighted sums, the model's own loss
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    size, pos, loss_sum, hits = 500, 0, 0.0, 0
    while (part := x[pos:pos + size]).shape[0]:
        truth = t[pos:pos + size]
        p = model(part, training=False)
        loss_sum += len(part) * float(model.compute_loss(y=truth, y_pred=p, training=False))
        hits += int(np.count_nonzero(np.argmax(p, axis=-1) == truth.argmax(axis=-1)))
        pos += size
    return loss_sum / len(x), hits / len(x)

#% id: ex13-evaluate_classifier-right-02
#% kind: right
#% why: names asked from the dict
from collections import namedtuple

Score = namedtuple("Score", "loss accuracy")


def evaluate_classifier(model, x, t):
    found = model.evaluate(np.stack(x), np.stack(t), batch_size=256, verbose=0, return_dict=True)
    return Score(**{field: float(found[field]) for field in Score._fields})

#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: the two numbers exchanged
def evaluate_classifier(model, x, t):
    accuracy, loss = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)  #! the loss comes first
    return float(loss), float(accuracy)

#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: argmax along the rows' axis
def evaluate_classifier(model, x, t):
    feats, onehot = np.array(x), np.array(t)
    loss = model.evaluate(feats, onehot, verbose=0)[0]
    probs = model.predict(feats, verbose=0)
    right = np.argmax(probs, axis=0) == np.argmax(onehot, axis=0)  #! axis 0 looks for the best row of a class; axis 1
    return float(loss), float(right.mean())

#% id: ex13-evaluate_classifier-one-03
#% kind: one
#% why: per cent
def evaluate_classifier(model, x, t):
    values = model.evaluate(x=np.asarray(x), y=np.asarray(t), verbose=0)
    as_floats = [float(v) for v in values]
    as_floats[1] *= 100  #! a share from 0 to 1 is meant, not per cent
    return tuple(as_floats)

#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: the loss summed over the rows; every one of the ten outputs counted for the accuracy
def evaluate_classifier(model, x, t):
    y = np.asarray(t, dtype=np.float32)
    out = model(np.asarray(x, dtype=np.float32), training=False)
    total = len(y) * float(model.compute_loss(y=y, y_pred=out))  #! the mean over the rows is wanted, not their sum
    p = keras.ops.convert_to_numpy(out)
    share = np.mean((p > 0.5) == (y > 0.5))  #! compares all ten columns; the most probable class is meant
    return total, float(share)

#% id: ex13-evaluate_classifier-two-02
#% kind: two
#% why: trains while it measures; the error share instead of the accuracy
def evaluate_classifier(model, x, t):
    a, b = np.asarray(x), np.asarray(t)
    model.reset_metrics()
    res = model.train_on_batch(a, b)  #! that is an update; test_on_batch measures
    loss, acc = (np.asarray(r).item() for r in res)
    return loss, 1.0 - acc  #! share of wrong answers

#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: mean of the batches' means, the smaller last batch weighs as much as a full one
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    pairs = []
    for i in range(0, x.shape[0], 32):
        pairs.append(model.evaluate(x[i:i + 32], t[i:i + 32], verbose=0))
    loss, acc = np.mean(pairs, axis=0)  #! not weighted by the number of rows
    return float(loss), float(acc)

#% id: ex13-evaluate_classifier-rare-02
#% kind: rare
#% why: the values of the dict are in the order of the names, accuracy first
def evaluate_classifier(model, x, t):
    found = model.evaluate(np.asarray(x), np.asarray(t), return_dict=True, verbose=0)
    first, second = found.values()  #! sorted by name: "accuracy" stands before "loss"
    return first, second
