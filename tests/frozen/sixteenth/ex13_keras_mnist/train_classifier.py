#% id: ex13-train_classifier-right-01
#% kind: right
#% why: an epoch at a time, histories joined
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    record: dict[str, list[float]] = {}
    for _ in range(epochs):
        part = model.fit(x, t, batch_size=batch_size, epochs=1, verbose=0).history
        for name, values in part.items():
            record.setdefault(name, []).extend(values)
    return record


#% id: ex13-train_classifier-right-02
#% kind: right
#% why: own shuffling and train_on_batch; both values are measured after the epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    특징, 목표 = np.array(x, np.float32), np.array(t, np.float32)
    n = len(특징)
    기록 = {"loss": [], "accuracy": []}
    for 에폭 in range(epochs):
        순서 = np.random.permutation(n)
        for 시작 in range(0, n, batch_size):
            고른것 = 순서[시작:시작 + batch_size]
            model.train_on_batch(특징[고른것], 목표[고른것])
        결과 = model.evaluate(특징, 목표, verbose=0, return_dict=True)
        for 이름 in 기록:
            기록[이름].append(float(결과[이름]))
    return 기록


#% id: ex13-train_classifier-one-01
#% kind: one
#% why: the History object, not its dict
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100):
    x, t = np.asarray(x), np.asarray(t)
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)
    return history  #! the object, not .history


#% id: ex13-train_classifier-one-02
#% kind: one
#% why: a tenth of the rows is kept back for validation
def train_classifier(model, x, t, epochs=5, batch_size=100):
    xs = np.asarray(x, dtype=np.float32)
    ts = np.asarray(t, dtype=np.float32)
    h = model.fit(
        xs, ts,
        epochs=epochs, batch_size=batch_size,
        validation_split=0.1,  #! an epoch no longer goes through all rows
        verbose=0,
    )
    return {k: h.history[k] for k in ("loss", "accuracy")}


#% id: ex13-train_classifier-one-03
#% kind: one
#% why: the batch size is not handed on (32 by default)
def train_classifier(model, x, t, epochs=5, batch_size=100):
    data = dict(x=np.asarray(x), y=np.asarray(t))
    fitted = model.fit(**data, epochs=epochs, verbose=0)  #! batch_size unused
    return fitted.history


#% id: ex13-train_classifier-two-01
#% kind: two
#% why: fit is called with all epochs in a loop of epochs, and only the last dict survives with the keys exchanged
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, "float32")
    t = np.asarray(t, "float32")
    out = {"loss": [], "accuracy": []}
    for e in range(epochs):
        h = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0).history  #! epochs times epochs
        out["loss"] += h["loss"]
        out["accuracy"] += h["loss"]  #! the loss once more
    return out


#% id: ex13-train_classifier-rare-01
#% kind: rare
#% why: steps_per_epoch rounds down, the last smaller batch is not part of the epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    steps = max(1, len(x) // batch_size)  #! rounds down: some rows are left out of the epoch
    hist = model.fit(x, t, batch_size=batch_size, steps_per_epoch=steps, epochs=epochs, verbose=0)
    return dict(hist.history)


#% id: ex13-train_classifier-rare-02
#% kind: rare
#% why: scales the pixels a second time
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict[str, list[float]]:
    inputs = np.array(x, dtype="float32") / 255.0  #! x is scaled already by prepare
    targets = np.array(t, dtype="float32")
    log = {}

    def remember(epoch, logs):
        for key, value in logs.items():
            log[key] = log.get(key, []) + [float(value)]

    model.fit(inputs, targets, epochs=epochs, batch_size=batch_size, verbose=0,
              callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=remember)])
    return log
