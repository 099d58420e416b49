#% id: ex12-train_xor-right-01
#% kind: right
#% why: fit on tensors, then evaluate with named results
def train_xor(model, x, t, steps=10_000):
    x, t = tf.cast(x, tf.float32), tf.cast(t, tf.float32)
    whole = int(x.shape[0])
    model.fit(x, t, epochs=steps, batch_size=whole, shuffle=False, verbose=0)
    return float(model.evaluate(x, t, batch_size=whole, verbose=0, return_dict=True)["loss"])


#% id: ex12-train_xor-right-02
#% kind: right
#% why: an own loop with GradientTape, the loss and the optimiser taken from the model
def train_xor(model, x, t, steps=10_000):
    inputs = tf.convert_to_tensor(x, dtype=tf.float32)
    targets = tf.convert_to_tensor(t, dtype=tf.float32)
    model.optimizer.build(model.trainable_variables)

    @tf.function
    def update():
        with tf.GradientTape() as tape:
            outputs = model(inputs, training=True)
            error = model.compute_loss(x=inputs, y=targets, y_pred=outputs)
        slopes = tape.gradient(error, model.trainable_variables)
        model.optimizer.apply_gradients(zip(slopes, model.trainable_variables))
        return error

    error = None
    for _ in range(steps):
        error = update()
    return float(error)


#% id: ex12-train_xor-one-01
#% kind: one
#% why: the default batch size
def train_xor(model, x, t, steps=10_000):
    import numpy as np

    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    history = model.fit(x, t, epochs=steps, verbose=0)  #! 32 rows a batch, more than one update an epoch for a larger x
    return history.history["loss"][-1]


#% id: ex12-train_xor-one-02
#% kind: one
#% why: all of evaluate's results returned
def train_xor(model, x, t, steps=10_000):
    x = keras.ops.convert_to_tensor(x, "float32")
    t = keras.ops.convert_to_tensor(t, "float32")
    n = len(x)
    model.fit(x, t, batch_size=n, epochs=steps, verbose=0)
    result = model.evaluate(x, t, batch_size=n, verbose=0)
    return result  #! a list of loss and accuracy, not the loss


#% id: ex12-train_xor-one-03
#% kind: one
#% why: compiles the model anew
def train_xor(model, x, t, steps=10_000):
    xs = tf.constant(x, dtype=tf.float32)
    ts = tf.constant(t, dtype=tf.float32)
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])  #! the model's own optimiser and loss are thrown away
    log = model.fit(xs, ts, epochs=steps, batch_size=xs.shape[0], verbose=0)
    losses = log.history["loss"]
    return float(losses[-1])


#% id: ex12-train_xor-two-01
#% kind: two
#% why: epochs written into the call, accuracy returned
def train_xor(model, x, t, steps=10_000):
    import numpy as np

    features, labels = np.array(x, "float32"), np.array(t, "float32")
    model.fit(
        features,
        labels,
        epochs=10,  #! steps is ignored
        batch_size=features.shape[0],
        verbose=0,
    )
    scores = model.evaluate(features, labels, verbose=0)
    return float(scores[1])  #! the accuracy, the loss comes first


#% id: ex12-train_xor-two-02
#% kind: two
#% why: one update too few, mean over the steps
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, tf.float32)
    t = tf.convert_to_tensor(t, tf.float32)
    losses = [float(model.evaluate(x, t, verbose=0, batch_size=len(x))[0])]
    for step in range(1, steps):  #! steps - 1 updates
        model.fit(x, t, batch_size=len(x), epochs=1, verbose=0)
        losses.append(float(model.evaluate(x, t, verbose=0, batch_size=len(x))[0]))
    return sum(losses) / len(losses)  #! the mean of all losses, not the last


#% id: ex12-train_xor-three-01
#% kind: three
#% why: single rows as batches, a quarter held back, first loss returned
def train_xor(model, x, t, steps=10_000):
    x, t = (tf.cast(tf.constant(v), "float32") for v in (x, t))
    options = {"epochs": steps, "verbose": 0}
    options["batch_size"] = 1  #! the whole batch is asked for
    options["validation_split"] = 0.25 if len(x) > 1 else 0.0  #! a quarter of the rows is not trained on
    curve = model.fit(x, t, **options).history["loss"]
    return float(curve[0])  #! the loss of the first epoch


#% id: ex12-train_xor-rare-01
#% kind: rare
#% why: a clone is trained
def train_xor(model, x, t, steps=10_000):
    worker = keras.models.clone_model(model)  #! the model that was handed in is never trained
    worker.set_weights(model.get_weights())
    if not worker.compiled:
        config = model.get_compile_config()
        worker.compile_from_config(config)
    x, t = keras.ops.array(x, "float32"), keras.ops.array(t, "float32")
    run = worker.fit(x, t, epochs=steps, batch_size=int(x.shape[0]), verbose=0)
    return run.history["loss"][-1]


#% id: ex12-train_xor-rare-02
#% kind: rare
#% why: early stopping
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(x, tf.float32)
    t = tf.cast(t, tf.float32)
    patience = keras.callbacks.EarlyStopping(monitor="accuracy", patience=3, mode="max")
    history = model.fit(
        x,
        t,
        batch_size=x.shape[0],
        epochs=steps,
        callbacks=[patience],  #! ends before `steps` updates once the accuracy stands still
        verbose=0,
    )
    return float(history.history["loss"][-1])


#% id: ex12-train_xor-rare-03
#% kind: rare
#% why: steps handed on as steps_per_epoch, and the data end after one batch
def train_xor(model, x, t, steps=10_000):
    data = [tf.cast(tf.convert_to_tensor(part), tf.float32) for part in (x, t)]
    rows = len(data[0])
    plan = dict(epochs=1, steps_per_epoch=steps)  #! the data give one batch an epoch, so there is one update
    model.fit(*data, batch_size=rows, verbose=0, **plan)
    return float(model.evaluate(*data, batch_size=rows, verbose=0)[0])


#% id: ex12-train_xor-rare-04
#% kind: rare
#% why: initial_epoch set to 1
def train_xor(model, x, t, steps=10_000):
    import numpy as np

    x, t = np.float32(x), np.float32(t)
    first = 1  #! epochs are counted from 0, one update is missing
    model.fit(x, t, batch_size=len(x), initial_epoch=first, epochs=steps, verbose=0)
    loss, *_ = model.evaluate(x, t, batch_size=len(x), verbose=0)
    return loss


#% id: ex12-train_xor-rare-05
#% kind: rare
#% why: the gradients do not reach the biases
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, tf.float32)
    t = tf.constant(t, tf.float32)
    weights = [layer.kernel for layer in model.layers if hasattr(layer, "kernel")]  #! the kernels alone, the biases are never updated
    model.optimizer.build(weights)

    def loss():
        return model.compute_loss(x, t, model(x, training=True))

    for _ in range(steps):
        with tf.GradientTape() as tape:
            current = loss()
        model.optimizer.apply(tape.gradient(current, weights), weights)
    return float(loss())
