#% id: ex12-train_xor-right-01
#% kind: right
#% why: own tape loop compiled into a graph, the loss measured by the model before each update
def train_xor(model, x, t, steps=10_000):
    X = tf.convert_to_tensor(tf.cast(x, tf.float32))
    T = tf.convert_to_tensor(tf.cast(t, tf.float32))
    params = model.trainable_variables
    model.optimizer.build(params)

    @tf.function
    def update():
        with tf.GradientTape() as tape:
            value = model.compute_loss(x=X, y=T, y_pred=model(X, training=True))
        model.optimizer.apply_gradients(zip(tape.gradient(value, params), params))
        return value

    last = 0.0
    for _ in range(steps):
        last = update()
    return float(last)

#% id: ex12-train_xor-right-02
#% kind: right
#% why: one fit over a dataset of `steps` whole batches, then evaluate
def train_xor(model, x, t, steps=10_000):
    pair = tuple(tf.cast(part, tf.float32) for part in (x, t))
    forever = tf.data.Dataset.from_tensors(pair).repeat(steps)
    model.fit(forever, epochs=1, verbose=0)
    report = model.evaluate(forever.take(1), verbose=0, return_dict=True)
    return report["loss"]

#% id: ex12-train_xor-one-01
#% kind: one
#% why: fit cuts into batches of 32
def train_xor(model, x, t, steps=10_000):
    xs, ts = tf.constant(x, tf.float32), tf.constant(t, tf.float32)
    past = model.fit(xs, ts, epochs=steps, verbose=0)  #! batch_size is 32 by default: several updates an epoch
    return float(past.history["loss"][-1])

#% id: ex12-train_xor-one-02
#% kind: one
#% why: one update too many
def train_xor(model, x, t, steps=10_000):
    inputs = tf.cast(x, "float32")
    targets = tf.cast(t, "float32")
    step = 0
    while step <= steps:  #! runs steps + 1 times
        model.train_on_batch(inputs, targets)
        step += 1
    loss, *_ = model.evaluate(inputs, targets, batch_size=int(inputs.shape[0]), verbose=0)
    return float(loss)

#% id: ex12-train_xor-one-03
#% kind: one
#% why: an error of its own instead of the model's loss
def train_xor(model, x, t, steps=10_000):
    x_, t_ = (tf.cast(q, tf.float32) for q in (x, t))
    w = model.trainable_weights
    for _ in range(steps):
        with tf.GradientTape() as g:
            p = model(x_)
            e = 0.5 * tf.reduce_sum((p - t_) ** 2)  #! the half squared error of the NumPy exercises; the model brings its own loss
        model.optimizer.apply(g.gradient(e, w), w)
    return e.numpy().item()

#% id: ex12-train_xor-two-01
#% kind: two
#% why: recompiles with an optimiser of its own; gives back the first loss
def train_xor(model, x, t, steps=10_000):
    import numpy as np
    feats, labs = np.array(x, "float32"), np.array(t, "float32")
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])  #! replaces the model's own loss and optimiser
    log = model.fit(feats, labs, batch_size=len(feats), epochs=steps, verbose=0).history
    return log["loss"][0]  #! the loss of the first step

#% id: ex12-train_xor-two-02
#% kind: two
#% why: a part is kept back for validation, and the accuracy is returned
def train_xor(model, x, t, steps=10_000):
    a = tf.convert_to_tensor(x, dtype=tf.float32).numpy()
    b = tf.convert_to_tensor(t, dtype=tf.float32).numpy()
    settings = {"epochs": steps, "batch_size": a.shape[0], "verbose": 0}
    settings["validation_split"] = 0.25  #! a quarter of the rows is never trained on
    model.fit(a, b, **settings)
    numbers = model.evaluate(a, b, verbose=0)
    return float(numbers[-1])  #! that is the accuracy

#% id: ex12-train_xor-three-01
#% kind: three
#% why: one row at a time, one step short, all losses summed
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype="float32")
    t = tf.constant(t, dtype="float32")
    total = 0.0
    for epoch in range(1, steps):  #! one round too few
        ds = tf.data.Dataset.from_tensor_slices((x, t)).batch(1)  #! a batch is one row: an update for every example
        total += model.fit(ds, verbose=0).history["loss"][0]  #! adds up the losses of all steps
    return float(total)

#% id: ex12-train_xor-rare-01
#% kind: rare
#% why: stops as soon as the loss hardly falls, which on the plateau of XOR is at once
def train_xor(model, x, t, steps=10_000):
    calm = keras.callbacks.EarlyStopping(monitor="loss", min_delta=1e-2, patience=1)  #! exactly `steps` updates were asked for, no early end
    everything = dict(x=tf.cast(x, tf.float32), y=tf.cast(t, tf.float32), batch_size=len(t))
    run = model.fit(**everything, epochs=steps, callbacks=[calm], verbose=0)  #! EarlyStopping ends the training before `steps` updates are made
    *_, final = run.history["loss"]
    return final

#% id: ex12-train_xor-rare-02
#% kind: rare
#% why: trains a copy, the caller's model stays as it was
def train_xor(model, x, t, steps=10_000):
    student = keras.models.clone_model(model)  #! a new model: the updates never reach the caller's
    student.set_weights(model.get_weights())
    if not student.compiled:
        student.compile(optimizer=keras.optimizers.deserialize(keras.optimizers.serialize(model.optimizer)), loss=model.loss, metrics=["accuracy"])
    n = len(x)
    h = student.fit(tf.cast(x, "float32"), tf.cast(t, "float32"), epochs=steps, batch_size=n, verbose=0)
    return h.history["loss"].pop()
