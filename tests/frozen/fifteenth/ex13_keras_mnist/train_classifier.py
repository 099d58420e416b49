#% id: ex13-train-one-01
#% kind: one
#% why: the History object, not its dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)
    return history  #! history.history

#% id: ex13-train-one-02
#% kind: one
#% why: by position, fit takes the batch size before the epochs
def train_classifier(model, x, t, epochs=5, batch_size=100):
    fitted = model.fit(np.array(x), np.array(t), epochs, batch_size, verbose=0)  #! exchanged
    return fitted.history

#% id: ex13-train-one-03
#% kind: one
#% why: batch_size is not passed on, fit takes 32
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict:
    hist = model.fit(
        np.asarray(x, dtype=np.float32),
        np.asarray(t, dtype=np.float32),
        epochs=epochs,  #! no batch_size
        verbose=0,
    )
    return dict(hist.history)

#% id: ex13-train-two-01
#% kind: two
#% why: five epochs whatever was asked for, and the names of Keras before 2.3 ("acc")
def train_classifier(model, x, t, epochs=5, batch_size=100):
    h = model.fit(np.array(x), np.array(t), batch_size=batch_size, epochs=5, verbose=2)  #! epochs
    return {"loss": h.history["loss"], "accuracy": h.history["acc"]}  #! "accuracy"

#% id: ex13-train-two-02
#% kind: two
#% why: a tenth is kept back for validation, and only the last values come back
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x)
    t = np.asarray(t)
    log = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0, validation_split=0.1)  #! not all rows
    return {key: values[-1] for key, values in log.history.items() if not key.startswith("val_")}  #! not a list

#% id: ex13-train-rare-01
#% kind: rare
#% why: n // batch_size steps by hand: the last smaller batch is never trained
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    rng = np.random.default_rng()
    out = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for b in range(max(1, len(x) // batch_size)):  #! the rest is left out
            rows = order[b * batch_size:(b + 1) * batch_size]
            model.train_on_batch(x[rows], t[rows])
        now = model.evaluate(x, t, verbose=0, return_dict=True)
        out["loss"].append(now["loss"])
        out["accuracy"].append(now["accuracy"])
    return out

#% id: ex13-train-rare-02
#% kind: rare
#% why: compiles again "to be sure": the optimiser that the model brought is replaced
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = tf_float(x)
    t = tf_float(t)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! it is compiled
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history

def tf_float(values):
    return np.asarray(values, dtype="float32")

#% id: ex13-train-rare-03
#% kind: rare
#% why: early stopping on the loss: fewer epochs than asked for as soon as it does not fall
def train_classifier(model, x, t, epochs=5, batch_size=100):
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=1)
    record = model.fit(
        np.asarray(x), np.asarray(t),
        epochs=epochs, batch_size=batch_size,
        callbacks=[stop],  #! may end before epochs
        verbose=0,
    )
    return {"loss": record.history["loss"], "accuracy": record.history["accuracy"]}

#% id: ex13-train-right-01
#% kind: right
#% why: fit once an epoch, the histories put together
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t, dtype=np.float32)
    whole = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        part = model.fit(x, t, batch_size=batch_size, initial_epoch=epoch, epochs=epoch + 1, verbose=0).history
        for name in whole:
            whole[name] += part[name]
    return whole

#% id: ex13-train-right-02
#% kind: right
#% why: a PyTorch-like loop with train_on_batch in a fresh order; measured by evaluate after each epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    losses, accs = [], []
    for _ in range(epochs):
        perm = np.random.permutation(x.shape[0])
        for start in range(0, x.shape[0], batch_size):
            idx = perm[start:start + batch_size]
            model.train_on_batch(x[idx], t[idx])
        res = model.evaluate(x, t, batch_size=batch_size, verbose=0, return_dict=True)
        losses.append(float(res["loss"]))
        accs.append(float(res["accuracy"]))
    return {"loss": losses, "accuracy": accs}
