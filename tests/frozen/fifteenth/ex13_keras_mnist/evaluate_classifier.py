#% id: ex13-eval-one-01
#% kind: one
#% why: accuracy first, loss second
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    return acc, loss  #! (loss, accuracy)

#% id: ex13-eval-one-02
#% kind: one
#% why: only the loss comes back
def evaluate_classifier(model, x, t):
    score = model.evaluate(np.array(x), np.array(t), batch_size=100, verbose=0)
    return float(score[0])  #! and score[1]

#% id: ex13-eval-one-03
#% kind: one
#% why: the accuracy in per cent
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    result = model.evaluate(np.asarray(x), np.asarray(t), verbose=0, return_dict=True)
    accuracy = 100 * result["accuracy"]  #! a share
    return result["loss"], accuracy

#% id: ex13-eval-two-01
#% kind: two
#% why: the loss is a sum over the rows, and the most probable class is looked for down the columns
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t, dtype=np.float32)
    p = model.predict(x, verbose=0)
    loss = -np.sum(t * np.log(p + 1e-7))  #! / len(x)
    acc = np.mean(np.argmax(p, axis=0) == np.argmax(t, axis=0))  #! axis=1
    return float(loss), float(acc)

#% id: ex13-eval-two-02
#% kind: two
#% why: fit in the place of evaluate (the model learns from the test set), and the accuracy is the error rate
def evaluate_classifier(model, x, t):
    h = model.fit(np.array(x), np.array(t), epochs=1, batch_size=100, verbose=0).history  #! evaluate
    return float(h["loss"][0]), float(1 - h["accuracy"][0])  #! 1 -

#% id: ex13-eval-rare-01
#% kind: rare
#% why: test_on_batch batch by batch and a plain mean of the results: the last smaller batch counts like a whole one
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    losses, accs = [], []
    for i in range(0, len(x), 32):
        model.reset_metrics()
        res = model.test_on_batch(x[i:i + 32], t[i:i + 32], return_dict=True)
        losses.append(res["loss"])
        accs.append(res["accuracy"])
    return float(np.mean(losses)), float(np.mean(accs))  #! not weighted with the rows

#% id: ex13-eval-rare-02
#% kind: rare
#% why: each of the ten entries is compared with 0.5: the accuracy of 10 n yes-or-no questions
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    loss = model.evaluate(x, t, verbose=0)[0]
    guess = (model.predict(x, verbose=0) > 0.5).astype("float32")
    accuracy = (guess == t).mean()  #! argmax, row by row
    return float(loss), float(accuracy)

#% id: ex13-eval-rare-03
#% kind: rare
#% why: training=True: dropout is at work while it is measured
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    p = model(x, training=True)  #! training=False
    loss = keras.ops.mean(keras.losses.categorical_crossentropy(t, p))
    hits = keras.ops.mean(keras.metrics.categorical_accuracy(t, p))
    return float(loss), float(hits)

#% id: ex13-eval-right-01
#% kind: right
#% why: the list of evaluate as it is, as a tuple of floats by a generator
def evaluate_classifier(model, x, t):
    both = model.evaluate(np.array(x, dtype='float32'), np.array(t, dtype='float32'), verbose=0)
    return tuple(float(number) for number in both)

#% id: ex13-eval-right-02
#% kind: right
#% why: the accuracy is counted by hand from predict, the loss comes from evaluate with a batch of its own size
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t, dtype=np.float32)
    loss = model.evaluate(x, t, batch_size=256, verbose=0, return_dict=True)["loss"]
    said = model.predict(x, batch_size=256, verbose=0).argmax(axis=1)
    right = sum(int(a == b) for a, b in zip(said, t.argmax(axis=1)))
    return float(loss), right / len(x)
