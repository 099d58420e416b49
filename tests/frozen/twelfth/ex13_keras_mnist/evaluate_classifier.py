#% id: ex13-ec-right-01
#% kind: right
#% why: evaluate as a dict, numbers picked by name
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    scores = model.evaluate(np.asarray(x), np.asarray(t), verbose=0, return_dict=True)
    return float(scores["loss"]), float(scores["accuracy"])


#% id: ex13-ec-right-02
#% kind: right
#% why: slice by slice with the model's own loss, every slice weighted by its rows; accuracy from argmax
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    n, chunk = len(x), 500
    total, hits = 0.0, 0
    for i in range(0, n, chunk):
        xs, ts = x[i:i + chunk], t[i:i + chunk]
        p = model(xs, training=False)
        total += float(model.compute_loss(y=keras.ops.convert_to_tensor(ts), y_pred=p)) * len(xs)
        guess = keras.ops.convert_to_numpy(p).argmax(axis=1)
        hits += int((guess == ts.argmax(axis=1)).sum())
    return total / n, hits / n


#% id: ex13-ec-one-01
#% kind: one
#% why: (accuracy, loss) instead of (loss, accuracy)
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(acc), float(loss)  #! the other way round


#% id: ex13-ec-one-02
#% kind: one
#% why: the accuracy in percent
def evaluate_classifier(model, x, t):
    result = model.evaluate(x, t, batch_size=100, verbose=0)
    loss = float(result[0])
    accuracy = 100.0 * float(result[1])  #! a share, not percent
    return loss, accuracy


#% id: ex13-ec-one-03
#% kind: one
#% why: the accuracy counts the ten outputs one by one (p > 0.5 against t), so "no" ten times is 0.9
def evaluate_classifier(model, x, t):
    loss = model.evaluate(x, t, verbose=0)[0]
    p = model.predict(x, verbose=0)
    correct = (p > 0.5) == (np.asarray(t) > 0.5)  #! per output, not per row
    return float(loss), float(correct.mean())


#% id: ex13-ec-two-01
#% kind: two
#% why: the loss is summed over the rows, and the accuracy is the number of hits
def evaluate_classifier(model, x, t):
    t = np.asarray(t)
    probs = model.predict(np.asarray(x), verbose=0)
    per_row = keras.ops.convert_to_numpy(keras.losses.categorical_crossentropy(t, probs))
    hits = np.argmax(probs, axis=1) == np.argmax(t, axis=1)
    loss = float(per_row.sum())  #! mean
    return loss, float(hits.sum())  #! a number of rows, not a share


#% id: ex13-ec-two-02
#% kind: two
#% why: the mean runs over all n times 10 entries (a tenth of the loss), and the share of the wrong rows stands for the accuracy
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    p = np.clip(model.predict(x, verbose=0), 1e-7, 1.0)
    loss = np.mean(-np.asarray(t) * np.log(p))  #! .sum(axis=1) first
    wrong = p.argmax(1) != np.asarray(t).argmax(1)
    return float(loss), float(wrong.mean())  #! 1 - wrong.mean()


#% id: ex13-ec-rare-01
#% kind: rare
#% why: the mean of the means of batches: the last smaller batch weighs too much
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    losses, accs = [], []
    for k in range(0, len(x), 128):
        logs = model.test_on_batch(x[k:k + 128], t[k:k + 128], return_dict=True)
        losses.append(float(logs["loss"]))
        accs.append(float(logs["accuracy"]))
        model.reset_metrics()
    return float(np.mean(losses)), float(np.mean(accs))  #! weighted by the number of rows


#% id: ex13-ec-rare-02
#% kind: rare
#% why: the model is called with training=True: Dropout is at work while testing
def evaluate_classifier(model, x, t):
    x = keras.ops.convert_to_tensor(x, dtype="float32")
    t = keras.ops.convert_to_tensor(t, dtype="float32")
    y = model(x, training=True)  #! training=False
    loss = keras.ops.mean(keras.losses.categorical_crossentropy(t, y))
    acc = keras.ops.mean(keras.metrics.categorical_accuracy(t, y))
    return float(loss), float(acc)


#% id: ex13-ec-rare-03
#% kind: rare
#% why: the cross-entropy by hand without a bound: where the softmax gives an exact 0 it is 0 * inf = NaN, or inf
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    t = np.asarray(t, dtype=np.float64)
    prob = model.predict(np.asarray(x), batch_size=256, verbose=0).astype(np.float64)
    loss = -(t * np.log(prob)).sum(axis=1).mean()  #! log(0)
    right = prob.argmax(axis=1) == t.argmax(axis=1)
    return float(loss), float(np.mean(right))
