#% id: ex13-train_classifier-right-01
#% kind: right
#% why: a fit of one epoch at a time, the numbers collected in a dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    rows, goals = np.asarray(x, np.float32), np.asarray(t, np.float32)
    collected: dict[str, list[float]] = {}
    for number in range(epochs):
        run = model.fit(rows, goals, batch_size=batch_size, initial_epoch=number, epochs=number + 1, verbose=0)
        for name, (value,) in run.history.items():
            collected.setdefault(name, []).append(float(value))
    return collected

#% id: ex13-train_classifier-one-01
#% kind: one
#% why: the History object, not its dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = map(np.asarray, (x, t))
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)
    return history  #! the dict is history.history

#% id: ex13-train_classifier-one-02
#% kind: one
#% why: a tenth of the rows is kept out of the training (and val_ keys come in)
def train_classifier(model, x, t, epochs=5, batch_size=100):
    options = {
        "epochs": epochs,
        "batch_size": batch_size,
        "validation_split": 0.1,  #! an epoch has to go through all rows
        "verbose": 2,
    }
    fitted = model.fit(np.array(x), np.array(t), **options)
    return dict(fitted.history)

#% id: ex13-train_classifier-one-03
#% kind: one
#% why: 32 is used whatever the caller says
def train_classifier(model, x, t, epochs=5, batch_size=100):
    h = model.fit(x=np.asarray(x), y=np.asarray(t), epochs=epochs, verbose=False)  #! batch_size is not passed on
    return {key: list(vals) for key, vals in h.history.items()}

#% id: ex13-train_classifier-two-01
#% kind: two
#% why: numbers in the wrong places of fit; only the last value of every list
def train_classifier(model, x, t, epochs=5, batch_size=100):
    X, Y = np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32")
    log = model.fit(X, Y, epochs, batch_size, verbose=0).history  #! fit's order is x, y, batch_size, epochs
    return {k: log[k][-1] for k in log}  #! one number instead of the list of all epochs

#% id: ex13-train_classifier-two-02
#% kind: two
#% why: rows behind the last full batch are dropped; compiled anew
def train_classifier(model, x, t, epochs=5, batch_size=100):
    n = len(x)
    full = (n // batch_size) * batch_size or n
    x, t = np.asarray(x)[:full], np.asarray(t)[:full]  #! the smaller last batch is cut off
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])  #! the compiled model is overwritten with other settings
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history

#% id: ex13-train_classifier-rare-01
#% kind: rare
#% why: shuffles the images by an order of their own, so the pairs are torn apart
def train_classifier(model, x, t, epochs=5, batch_size=100):
    rng = np.random.default_rng()
    imgs, targets = np.asarray(x), np.asarray(t)
    record = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        xs = imgs[rng.permutation(len(imgs))]
        ts = targets[rng.permutation(len(targets))]  #! a second permutation: image and target no longer belong together
        out = model.fit(xs, ts, batch_size=batch_size, epochs=1, shuffle=False, verbose=0).history
        for k in record:
            record[k] += out[k]
    return record

#% id: ex13-train_classifier-rare-02
#% kind: rare
#% why: the last batch's numbers stand for the whole epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    losses, accs = [], []
    for epoch in range(epochs):
        order = np.random.permutation(len(x))
        for start in range(0, len(order), batch_size):
            pick = order[start:start + batch_size]
            loss, acc = model.train_on_batch(x[pick], t[pick])  #! overwritten by every batch: in the end the last batch alone is reported
        losses.append(float(loss))
        accs.append(float(acc))
    return dict(loss=losses, accuracy=accs)
