#% id: ex13-tc-right-01
#% kind: right
#% why: fit, the history copied into a dict of plain floats
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict[str, list[float]]:
    record = model.fit(np.asarray(x), np.asarray(t), batch_size=batch_size, epochs=epochs, verbose=0)
    return {name: [float(v) for v in values] for name, values in record.history.items()}


#% id: ex13-tc-right-02
#% kind: right
#% why: a loop of its own with train_on_batch (the last smaller batch too), loss and accuracy measured after each epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    log = {"loss": [], "accuracy": []}
    rng = np.random.default_rng()
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch_size):
            rows = order[start:start + batch_size]
            model.train_on_batch(x[rows], t[rows])
        now = model.evaluate(x, t, batch_size=batch_size, verbose=0, return_dict=True)
        for key in log:
            log[key].append(float(now[key]))
    return log


#% id: ex13-tc-one-01
#% kind: one
#% why: the History object comes back instead of its dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)
    return history  #! .history


#% id: ex13-tc-one-02
#% kind: one
#% why: batch_size is not passed on: batches of 32
def train_classifier(model, x, t, epochs=5, batch_size=100):
    h = model.fit(x=x, y=t, epochs=epochs, verbose=0)  #! batch_size=batch_size
    return h.history


#% id: ex13-tc-one-03
#% kind: one
#% why: the list of losses alone comes back
def train_classifier(model: keras.Model, x, t, epochs: int = 5, batch_size: int = 100):
    result = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0)
    return result.history["loss"]  #! the whole dict


#% id: ex13-tc-two-01
#% kind: two
#% why: a fifth of the rows is kept back by validation_split, and the epochs are always 5
def train_classifier(model, x, t, epochs=5, batch_size=100):
    hist = model.fit(
        np.asarray(x),
        np.asarray(t),
        batch_size=batch_size,
        epochs=5,  #! epochs
        validation_split=0.2,  #! every row is to be trained on
        verbose=0,
    )
    return hist.history


#% id: ex13-tc-two-02
#% kind: two
#% why: fit runs all epochs in every turn of a loop over the epochs, and only the first number of each turn is kept, without the accuracy
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = {"loss": []}  #! "accuracy" is missing
    for epoch in range(epochs):
        h = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0)  #! epochs=1 in the loop
        history["loss"].append(h.history["loss"][0])
    return history


#% id: ex13-tc-rare-01
#% kind: rare
#% why: positional arguments: fit takes batch_size third and epochs fourth, so the two are exchanged
def train_classifier(model, x, t, epochs=5, batch_size=100):
    fitted = model.fit(x, t, epochs, batch_size, verbose=0)  #! batch_size comes before epochs
    return dict(fitted.history)


#% id: ex13-tc-rare-02
#% kind: rare
#% why: a loop over whole batches only: the rows of the last smaller batch are left out
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    n_batches = max(1, len(x) // batch_size)  #! rounds down: the rest is never seen
    hist = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        idx = np.random.permutation(len(x))
        for k in range(n_batches):
            take = idx[k * batch_size:(k + 1) * batch_size]
            model.train_on_batch(x[take], t[take])
        res = model.evaluate(x, t, verbose=0, return_dict=True)
        hist["loss"].append(float(res["loss"]))
        hist["accuracy"].append(float(res["accuracy"]))
    return hist


#% id: ex13-tc-rare-03
#% kind: rare
#% why: so as not to modify an argument a copy is trained: the caller's model stays as it was
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict[str, list[float]]:
    # no argument may be modified, so work on a copy
    copy = keras.models.clone_model(model)  #! the model itself is to be trained
    copy.set_weights(model.get_weights())
    copy.compile_from_config(model.get_compile_config())
    return copy.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history
