#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: one batch of all rows, named results
def evaluate_classifier(model, x, t):
    images, targets = np.asarray(x), np.asarray(t)
    found = model.evaluate(images, targets, batch_size=len(images), verbose=0, return_dict=True)
    return tuple(float(found[name]) for name in ("loss", "accuracy"))


#% id: ex13-evaluate_classifier-right-02
#% kind: right
#% why: Keras for the loss, the accuracy counted from the predictions
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32")
    guesses = model.predict(x, batch_size=256, verbose=0).argmax(axis=-1)
    hits = sum(int(g == r) for g, r in zip(guesses, t.argmax(axis=-1)))
    loss = model.evaluate(x, t, batch_size=256, verbose=0)[0]
    return float(loss), hits / len(x)


#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: the two values in the wrong order
def evaluate_classifier(model, x, t):
    accuracy, loss = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)  #! evaluate gives the loss first
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: trains in order to measure
def evaluate_classifier(model, x, t):
    x, t = np.array(x), np.array(t)
    scores = model.fit(x, t, batch_size=100, epochs=1, verbose=0).history  #! fit changes the weights
    return scores["loss"][0], scores["accuracy"][0]


#% id: ex13-evaluate_classifier-one-03
#% kind: one
#% why: accuracy in percent
def evaluate_classifier(model, x, t):
    result = model.evaluate(np.asarray(x), np.asarray(t), batch_size=128, verbose=0)
    loss = float(result[0])
    acc = float(result[1]) * 100  #! a share from 0 to 1
    return loss, acc


#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: pixels scaled again, loss alone
def evaluate_classifier(model, x, t):
    x = np.asarray(x).astype("float32")
    x = x / 255  #! scaled once more
    values = [float(v) for v in model.evaluate(x, np.asarray(t), verbose=0)]
    return values[0]  #! the accuracy is missing


#% id: ex13-evaluate_classifier-two-02
#% kind: two
#% why: loss summed, accuracy counted over all entries
def evaluate_classifier(model, x, t):
    t = np.asarray(t)
    p = model.predict(np.asarray(x), verbose=0)
    loss = float(model.evaluate(np.asarray(x), t, verbose=0)[0])
    total = loss * len(p)  #! the sum over the rows, not the mean
    correct = np.round(p) == t  #! compares every one of the ten entries
    return total, float(np.mean(correct))


#% id: ex13-evaluate_classifier-three-01
#% kind: three
#% why: dropout on, classes along the wrong axis, loss of the error's square
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    p = keras.ops.convert_to_numpy(model(x, training=True))  #! dropout is active
    loss = np.mean((p - t) ** 2)  #! not the loss that the model was compiled with
    same = p.argmax(axis=0) == t.argmax(axis=0)  #! the largest of every column
    return float(loss), float(same.mean())


#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: the first batch alone
def evaluate_classifier(model, x, t):
    loss, accuracy = model.evaluate(
        x=np.asarray(x),
        y=np.asarray(t),
        batch_size=100,
        steps=1,  #! ends after the first hundred rows
        verbose=0,
    )
    return loss, accuracy


#% id: ex13-evaluate_classifier-rare-02
#% kind: rare
#% why: batch means averaged although the last batch is smaller
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    sums, weight = np.zeros(2), 0
    for k in range(0, len(x), 100):
        xb, tb = x[k : k + 100], t[k : k + 100]
        share = 1  #! a smaller last batch counts as much as a whole one
        sums += share * np.array(model.evaluate(xb, tb, verbose=0))
        weight += share
    loss, accuracy = sums / weight
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-rare-03
#% kind: rare
#% why: a hit needs a probability above one half
def evaluate_classifier(model, x, t):
    t = np.asarray(t)
    loss = model.evaluate(np.asarray(x), t, verbose=0)[0]
    p = model.predict(np.asarray(x), verbose=0)
    of_the_right_class = (p * t).sum(axis=1)
    hits = of_the_right_class > 0.5  #! the most probable class may have less
    return float(loss), float(hits.mean())


#% id: ex13-evaluate_classifier-rare-04
#% kind: rare
#% why: every prediction compared with every label
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    guess = np.argmax(model.predict(x, verbose=0), axis=1)
    label = np.argmax(t, axis=1, keepdims=True)  #! (n, 1) against (n,) makes an (n, n) table
    accuracy = float(np.mean(guess == label))
    loss = float(model.evaluate(x, t, verbose=0)[0])
    return loss, accuracy


#% id: ex13-evaluate_classifier-rare-05
#% kind: rare
#% why: compiled anew with a fixed loss before evaluating
def _measured(model, x, t):
    results = model.evaluate(x, t, verbose=0, return_dict=True)
    return results["loss"], results["accuracy"]


def evaluate_classifier(model, x, t):
    if "accuracy" not in model.metrics_names:
        model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! the compiled loss and optimiser are lost
    return _measured(model, np.asarray(x), np.asarray(t))
