#% id: ex13-train_classifier-one-01
#% kind: one
#% why: returns Keras's History object instead of the dict inside
def train_classifier(model, x, t, epochs=5, batch_size=100):
    hist = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0)
    return hist  #! .history is the dict


#% id: ex13-train_classifier-one-02
#% kind: one
#% why: batch_size is not handed on, so fit takes 32
def train_classifier(model, x, t, epochs=5, batch_size=100):
    record = model.fit(np.asarray(x), np.asarray(t), epochs=epochs, verbose=0)  #! batch_size missing
    return dict(record.history)


#% id: ex13-train_classifier-one-03
#% kind: one
#% why: epochs and batch_size positionally in the wrong order: the third argument of fit is batch_size
def train_classifier(model, x, t, epochs=5, batch_size=100):
    h = model.fit(x, t, epochs, batch_size, verbose=0)  #! fit(x, y, batch_size, epochs)
    return h.history


#% id: ex13-train_classifier-two-01
#% kind: two
#% why: only full batches make an epoch (the remainder is left out), and the dict has the key "acc" of 2018
def train_classifier(model, x, t, epochs=5, batch_size=100):
    n_batches = max(1, len(x) // batch_size)  #! drops the last smaller batch
    losses, accs = [], []
    for epoch in range(epochs):
        order = np.random.permutation(len(x))
        model.reset_metrics()
        for b in range(n_batches):
            pick = order[b * batch_size:(b + 1) * batch_size]
            model.train_on_batch(x[pick], t[pick])
        loss, acc = model.evaluate(x, t, verbose=0)
        losses.append(float(loss))
        accs.append(float(acc))
    return {"loss": losses, "acc": accs}  #! the key is "accuracy"


#% id: ex13-train_classifier-two-02
#% kind: two
#% why: x is shuffled but t is not, and only the last epoch's values are returned
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = {}
    for _ in range(epochs):
        perm = np.random.permutation(len(x))
        xs = np.asarray(x)[perm]  #! t keeps its old order
        h = model.fit(xs, t, batch_size=batch_size, epochs=1, verbose=0, shuffle=False)
        history = h.history  #! overwrites the epochs before
    return history


#% id: ex13-train_classifier-rare-01
#% kind: rare
#% why: validation_split takes the last tenth of the rows out of training
def train_classifier(model, x, t, epochs=5, batch_size=100):
    fitted = model.fit(
        x,
        t,
        batch_size=batch_size,
        epochs=epochs,
        validation_split=0.1,  #! every epoch goes through all rows
        verbose=0,
    )
    return {"loss": fitted.history["loss"], "accuracy": fitted.history["accuracy"]}


#% id: ex13-train_classifier-rare-02
#% kind: rare
#% why: the dict is a mutable default: a second training returns the epochs of the first as well
def train_classifier(model, x, t, epochs=5, batch_size=100, history={"loss": [], "accuracy": []}):  #! one dict for all calls
    for _ in range(epochs):
        one = model.fit(x, t, epochs=1, batch_size=batch_size, verbose=0).history
        history["loss"] += one["loss"]
        history["accuracy"] += one["accuracy"]
    return history


#% id: ex13-train_classifier-rare-03
#% kind: rare
#% why: compiled anew before fit: the optimiser that came with the model is replaced by a fresh Adam
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100):
    # a model that was loaded may not be compiled, so make sure
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! the model is compiled already
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)
    return {name: [float(v) for v in values] for name, values in history.history.items()}


#% id: ex13-train_classifier-rare-04
#% kind: rare
#% why: the dataset repeats itself `epochs` times and fit runs over it `epochs` times: epochs squared passes
import tensorflow as tf


def train_classifier(model, x, t, epochs=5, batch_size=100):
    ds = tf.data.Dataset.from_tensor_slices((x, t))
    ds = ds.shuffle(len(x)).batch(batch_size).repeat(epochs)  #! fit repeats it as well
    return model.fit(ds, epochs=epochs, verbose=0).history


#% id: ex13-train_classifier-right-01
#% kind: right
#% why: epoch by epoch with fit(epochs=1), measured by evaluate after each
def train_classifier(model, x, t, epochs=5, batch_size=100):
    log = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        model.fit(x, t, batch_size=batch_size, epochs=1, verbose=0)
        now = model.evaluate(x, t, batch_size=1000, verbose=0, return_dict=True)
        for key in log:
            log[key].append(float(now[key]))
    return log


#% id: ex13-train_classifier-right-02
#% kind: right
#% why: a tf.data pipeline that shuffles anew each epoch and keeps the smaller last batch
import tensorflow as tf


def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100):
    xs = np.asarray(x, dtype=np.float32)
    ts = np.asarray(t, dtype=np.float32)
    pairs = tf.data.Dataset.from_tensor_slices((xs, ts))
    pairs = pairs.shuffle(buffer_size=xs.shape[0], reshuffle_each_iteration=True).batch(batch_size).prefetch(2)
    callback = model.fit(pairs, epochs=epochs, verbose=0)
    return {k: list(map(float, v)) for k, v in callback.history.items()}
