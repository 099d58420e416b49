#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: a dict from evaluate, the two numbers by name
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    scores = model.evaluate(np.asarray(x), np.asarray(t), batch_size=500, verbose=0, return_dict=True)
    return float(scores["loss"]), float(scores["accuracy"])


#% id: ex13-evaluate_classifier-right-02
#% kind: right
#% why: predict, then NumPy by hand (clipped as Keras clips)
def evaluate_classifier(model, x, t):
    truth = np.asarray(t, dtype=np.float64)
    probs = model.predict(np.asarray(x, dtype=np.float32), verbose=0).astype(np.float64)
    probs = np.clip(probs / probs.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)
    per_row = -np.sum(truth * np.log(probs), axis=1)
    hits = probs.argmax(axis=1) == truth.argmax(axis=1)
    return float(per_row.mean()), float(hits.mean())


#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: accuracy first, loss second
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    return float(acc), float(loss)  #! the other order


#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: accuracy in percent
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    result = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    loss = float(result[0])
    accuracy = float(result[1]) * 100  #! a share between 0 and 1 is wanted
    return loss, accuracy


#% id: ex13-evaluate_classifier-one-03
#% kind: one
#% why: only the accuracy comes back
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    score = model.evaluate(x, t, batch_size=128, verbose=0)
    return float(score[1])  #! loss and accuracy


#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: the loss is a sum over the rows, the accuracy takes the argmax down the columns
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t)
    p = model.predict(x, verbose=0)
    loss = -np.sum(t * np.log(p + 1e-7))  #! mean over the rows
    acc = np.mean(np.argmax(p, axis=0) == np.argmax(t, axis=0))  #! axis=1
    return float(loss), float(acc)


#% id: ex13-evaluate_classifier-two-02
#% kind: two
#% why: logarithm to the base 10, and every one of the ten outputs counts for the accuracy
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t)
    y = np.clip(model.predict(x, verbose=0), 1e-7, 1.0)
    loss = -(t * np.log10(y)).sum(axis=1).mean()  #! np.log
    right = (y > 0.5) == (t > 0.5)
    return float(loss), float(right.mean())  #! wants rows whose argmax agrees


#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: calls the model with training=True: Dropout is active while testing
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    xs = np.asarray(x, dtype=np.float32)
    ts = np.asarray(t, dtype=np.float32)
    p = keras.ops.convert_to_numpy(model(xs, training=True))  #! training=False
    rows = keras.ops.convert_to_numpy(keras.losses.categorical_crossentropy(ts, p))
    return float(rows.mean()), float((p.argmax(1) == ts.argmax(1)).mean())


#% id: ex13-evaluate_classifier-rare-02
#% kind: rare
#% why: mean of the batches' means: the last smaller batch counts as much as a full one
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    losses, accs = [], []
    for i in range(0, len(x), 100):
        l, a = model.evaluate(x[i:i + 100], t[i:i + 100], verbose=0)
        losses.append(l)
        accs.append(a)
    return float(np.mean(losses)), float(np.mean(accs))  #! not weighted by the number of rows


#% id: ex13-evaluate_classifier-rare-04
#% kind: rare
#% why: takes the probability of the class the network chose, not of the right one
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    t = np.asarray(t)
    p = model.predict(np.asarray(x, dtype=np.float32), verbose=0)
    chosen = p.argmax(axis=1)
    rows = np.arange(len(p))
    loss = -np.log(np.clip(p[rows, chosen], 1e-7, 1)).mean()  #! p[rows, t.argmax(axis=1)]
    accuracy = np.mean(chosen == t.argmax(axis=1))
    return float(loss), float(accuracy)
