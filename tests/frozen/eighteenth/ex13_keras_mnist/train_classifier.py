#% id: ex13-train_classifier-right-01
#% kind: right
#% why: tf.data pipeline shuffled over all rows
def train_classifier(model, x, t, epochs=5, batch_size=100):
    import tensorflow as tf

    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    rows = tf.data.Dataset.from_tensor_slices((x, t))
    batches = rows.shuffle(len(x)).batch(batch_size)
    result = model.fit(batches, epochs=epochs, verbose=0)
    return {name: [float(v) for v in values] for name, values in result.history.items()}


#% id: ex13-train_classifier-right-02
#% kind: right
#% why: own batches, measured after every epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.array(x), np.array(t)
    n = x.shape[0]
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = np.random.permutation(n)
        for begin in range(0, n, batch_size):
            chosen = order[begin : begin + batch_size]
            model.train_on_batch(x[chosen], t[chosen])
        loss, accuracy = model.evaluate(x, t, verbose=0)
        history["loss"].append(float(loss))
        history["accuracy"].append(float(accuracy))
    return history


#% id: ex13-train_classifier-one-01
#% kind: one
#% why: the History object
def train_classifier(model, x, t, epochs=5, batch_size=100):
    hist = model.fit(np.asarray(x), np.asarray(t), batch_size=batch_size, epochs=epochs, verbose=0)
    return hist  #! the object, its dict is hist.history


#% id: ex13-train_classifier-one-02
#% kind: one
#% why: part of the rows held back
def train_classifier(model, x, t, epochs=5, batch_size=100):
    settings = {
        "epochs": epochs,
        "batch_size": batch_size,
        "verbose": 0,
        "validation_split": 0.1,  #! the last tenth is not trained on
    }
    history = model.fit(np.asarray(x), np.asarray(t), **settings).history
    return {"loss": history["loss"], "accuracy": history["accuracy"]}


#% id: ex13-train_classifier-one-03
#% kind: one
#% why: the pixels are divided by 255 once more
def train_classifier(model, x, t, epochs=5, batch_size=100):
    images = np.asarray(x, dtype=np.float32) / 255.0  #! x is in [0, 1] already
    targets = np.asarray(t)
    log = model.fit(x=images, y=targets, batch_size=batch_size, epochs=epochs, verbose=0)
    return log.history


#% id: ex13-train_classifier-two-01
#% kind: two
#% why: default batch size, and only the losses returned
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(np.array(x), np.array(t), epochs=epochs, verbose=0)  #! batch_size is not handed on
    return history.history["loss"]  #! a list, not the dict of both


#% id: ex13-train_classifier-two-02
#% kind: two
#% why: the last small batch left out, key acc
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    out = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p = np.random.permutation(len(x))
        count = len(x) // batch_size  #! the rest of the rows is never used
        for b in range(count):
            i = p[b * batch_size : (b + 1) * batch_size]
            model.train_on_batch(x[i], t[i])
        measured = model.evaluate(x, t, verbose=0, return_dict=True)
        for key in out:
            out[key].append(measured[key])
    return {"loss": out["loss"], "acc": out["accuracy"]}  #! the key is accuracy


#% id: ex13-train_classifier-three-01
#% kind: three
#% why: five epochs written in, compiled anew, last values only
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x)
    t = np.asarray(t)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! the model is compiled already, its optimiser is replaced
    h = model.fit(
        x,
        t,
        batch_size,
        5,  #! epochs is ignored
        verbose=0,
    ).history
    return {k: v[-1] for k, v in h.items()}  #! one value, not one an epoch


#% id: ex13-train_classifier-rare-01
#% kind: rare
#% why: epochs and batch size in the wrong order
def train_classifier(model, x, t, epochs=5, batch_size=100):
    data = (np.asarray(x), np.asarray(t))
    return model.fit(*data, epochs, batch_size, verbose=0).history  #! fit takes the batch size first


#% id: ex13-train_classifier-rare-02
#% kind: rare
#% why: fit for each epoch, each time with all epochs
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    losses, accuracies = [], []
    for epoch in range(epochs):
        step = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0)  #! epochs times epochs
        losses.append(step.history["loss"][-1])
        accuracies.append(step.history["accuracy"][-1])
    return dict(loss=losses, accuracy=accuracies)


#% id: ex13-train_classifier-rare-03
#% kind: rare
#% why: images and targets shuffled independently
def train_classifier(model, x, t, epochs=5, batch_size=100):
    rng = np.random.default_rng()
    x = np.asarray(x)
    t = np.asarray(t)
    history = {}
    for _ in range(epochs):
        rows = rng.permutation(len(x))
        xs = x[rows]
        ts = rng.permutation(t)  #! a second order, the pairs are torn apart
        part = model.fit(xs, ts, batch_size=batch_size, shuffle=False, verbose=0)
        for name, value in part.history.items():
            history.setdefault(name, []).extend(value)
    return history


#% id: ex13-train_classifier-rare-04
#% kind: rare
#% why: a value for every batch
class _Recorder(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.record = {"loss": [], "accuracy": []}

    def _note(self, logs):
        for key, values in self.record.items():
            values.append(float(logs[key]))

    def on_train_batch_end(self, batch, logs=None):  #! called after every batch, there is one value an epoch to keep
        self._note(logs)


def train_classifier(model, x, t, epochs=5, batch_size=100):
    recorder = _Recorder()
    model.fit(
        np.asarray(x), np.asarray(t), epochs=epochs, batch_size=batch_size, callbacks=[recorder], verbose=0
    )
    return recorder.record


#% id: ex13-train_classifier-rare-05
#% kind: rare
#% why: steps_per_epoch leaves rows out and shifts the rest into the next epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    whole = max(1, len(x) // batch_size)  #! rounds down, an epoch does not see all rows
    run = model.fit(
        x, t, epochs=epochs, batch_size=batch_size, steps_per_epoch=whole, verbose=0
    )
    return dict(run.history)
