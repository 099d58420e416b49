#% id: ex13-train_classifier-right-01
#% kind: right
#% why: fit, the history made plain floats
def train_classifier(
    model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100
) -> dict[str, list[float]]:
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    past = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0).history
    return {name: [float(v) for v in values] for name, values in past.items()}


#% id: ex13-train_classifier-right-02
#% kind: right
#% why: own loop over shuffled batches with train_on_batch, measured after each epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    X, T = np.array(x, dtype="float32"), np.array(t, dtype="float32")
    hist = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = np.random.permutation(len(X))
        for begin in range(0, len(X), batch_size):
            pick = order[begin:begin + batch_size]
            model.train_on_batch(X[pick], T[pick])
        after = model.evaluate(X, T, batch_size=256, verbose=0, return_dict=True)
        for key in hist:
            hist[key].append(float(after[key]))
    return hist


#% id: ex13-train_classifier-one-01
#% kind: one
#% why: the History object instead of its dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(np.asarray(x), np.asarray(t), batch_size=batch_size, epochs=epochs, verbose=0)
    return history  #! history.history


#% id: ex13-train_classifier-one-02
#% kind: one
#% why: batch_size is not handed on, fit takes 32
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    h = model.fit(x, t, epochs=epochs, verbose=0)  #! batch_size=batch_size is missing
    return h.history


#% id: ex13-train_classifier-one-03
#% kind: one
#% why: keeps a fifth of the rows for validation, so an epoch does not go through all rows
def train_classifier(
    model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100
) -> dict[str, list[float]]:
    res = model.fit(
        np.asarray(x),
        np.asarray(t),
        epochs=epochs,
        batch_size=batch_size,
        validation_split=0.2,  #! these rows are never trained on
        verbose=0,
    )
    return res.history


#% id: ex13-train_classifier-two-01
#% kind: two
#% why: one epoch a call with the wrong variable for the batches, and lists of lists
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    history = {"loss": [], "accuracy": []}
    for e in range(epochs):
        h = model.fit(x, t, epochs=1, batch_size=len(x), verbose=0).history  #! one batch of all rows
        history["loss"].append(h["loss"])  #! extend, or h["loss"][0]
        history["accuracy"].append(h["accuracy"])
    return history


#% id: ex13-train_classifier-two-02
#% kind: two
#% why: epochs is not handed on, and only the list of losses comes back
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    run = model.fit(x, t, batch_size=batch_size, shuffle=True, verbose=0)  #! epochs=epochs is missing: one epoch
    return run.history["loss"]  #! a list, the dict is wanted


#% id: ex13-train_classifier-rare-01
#% kind: rare
#% why: own loop with n // batch_size batches: the last smaller batch is left out in every epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    out = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        for i in range(len(x) // batch_size):  #! rounds down; with n < batch_size nothing is trained
            part = slice(i * batch_size, (i + 1) * batch_size)
            model.train_on_batch(x[part], t[part])
        loss, acc = model.evaluate(x, t, verbose=0)
        out["loss"].append(float(loss))
        out["accuracy"].append(float(acc))
    return out


#% id: ex13-train_classifier-rare-03
#% kind: rare
#% why: compiles anew with adam, whatever optimiser the model brought
def train_classifier(model, x, t, epochs=5, batch_size=100):
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])  #! the model is compiled already
    hist = model.fit(np.asarray(x), np.asarray(t), batch_size=batch_size, epochs=epochs, verbose=0)
    return hist.history


#% id: ex13-train_classifier-rare-04
#% kind: rare
#% why: shuffles x and t by themselves and in place: pairs are parted, the caller's arrays change
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    log = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        np.random.shuffle(x)  #! one permutation for both is needed, and a copy
        np.random.shuffle(t)
        one = model.fit(x, t, epochs=1, batch_size=batch_size, shuffle=False, verbose=0).history
        for k in log:
            log[k] += one[k]
    return log
