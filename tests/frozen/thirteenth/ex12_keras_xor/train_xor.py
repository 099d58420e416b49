#% id: ex12-train_xor-one-01
#% kind: one
#% why: batch_size=4 as in the lecture: more than four rows are several updates an epoch, on pieces of the data
def train_xor(model, x, t, steps=10_000):
    x = np_float32(x)
    t = np_float32(t)
    history = model.fit(x, t, epochs=steps, batch_size=4, verbose=0)  #! the whole batch is len(x)
    return float(model.evaluate(x, t, batch_size=len(x), verbose=0, return_dict=True)["loss"])


def np_float32(values):
    return tf.convert_to_tensor(values, dtype=tf.float32)


#% id: ex12-train_xor-one-02
#% kind: one
#% why: counts from 1 up to, not including, steps: one update too few
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    xs = tf.constant(x, dtype=tf.float32)
    ts = tf.constant(t, dtype=tf.float32)
    for step in range(1, steps):  #! makes steps - 1 updates
        model.train_on_batch(xs, ts)
    result = model.test_on_batch(xs, ts, return_dict=True)
    return float(result["loss"])


#% id: ex12-train_xor-one-03
#% kind: one
#% why: train_on_batch gives [loss, accuracy], and the list is returned as it is
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    loss = None
    for _ in range(steps):
        loss = model.train_on_batch(x, t)
    return loss  #! a list where the model has a metric


#% id: ex12-train_xor-two-01
#% kind: two
#% why: a tape loop with its own SGD instead of the model's, and its own squared error instead of the model's loss
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, tf.float32)
    t = tf.constant(t, tf.float32)
    optimizer = keras.optimizers.SGD(learning_rate=0.1)  #! the model brings its optimiser along

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x, training=True) - t))  #! and its loss
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    for _ in range(steps):
        loss = step()
    return float(loss)


#% id: ex12-train_xor-two-02
#% kind: two
#% why: one row per update, and the last entry of evaluate is the accuracy
def train_xor(model, x, t, steps=10_000):
    data = tf.data.Dataset.from_tensor_slices((tf.cast(x, tf.float32), tf.cast(t, tf.float32)))
    data = data.repeat().batch(1)  #! single rows, not the whole batch
    model.fit(data, steps_per_epoch=steps, epochs=1, verbose=0)
    return float(model.evaluate(tf.cast(x, tf.float32), tf.cast(t, tf.float32), verbose=0)[-1])  #! accuracy


#% id: ex12-train_xor-rare-01
#% kind: rare
#% why: one epoch of `steps` steps; the loss in its history is the mean over all of them
def train_xor(model, x, t, steps=10_000):
    whole = (tf.cast(x, tf.float32), tf.cast(t, tf.float32))
    forever = tf.data.Dataset.from_tensors(whole).repeat()
    run = model.fit(forever, epochs=1, steps_per_epoch=steps, verbose=0)
    return float(run.history["loss"][-1])  #! mean over the epoch, not the loss at its end


#% id: ex12-train_xor-rare-02
#% kind: rare
#% why: the four rows repeated and fit with batch_size=len(x): fit shuffles, so a batch is no longer the whole of XOR
def train_xor(model, x, t, steps=10_000):
    n = len(x)
    many_x = tf.tile(tf.cast(x, tf.float32), [steps, 1])
    many_t = tf.tile(tf.cast(t, tf.float32), [steps, 1])
    # ein Durchlauf statt 10000 -> viel schneller
    model.fit(many_x, many_t, batch_size=n, epochs=1, verbose=0)  #! shuffles rows across the batches
    logs = model.evaluate(many_x[:n], many_t[:n], batch_size=n, verbose=0, return_dict=True)
    return float(logs["loss"])


#% id: ex12-train_xor-rare-03
#% kind: rare
#% why: chunks of 100 updates in one graph call: the number of steps is rounded up to the next hundred
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    chunk = 100

    @tf.function
    def hundred_updates():
        loss = tf.constant(0.0)
        for _ in tf.range(chunk):
            with tf.GradientTape() as tape:
                loss = model.compute_loss(x=x, y=t, y_pred=model(x, training=True))
            model.optimizer.apply_gradients(
                zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
            )
        return loss

    model.optimizer.build(model.trainable_variables)
    done = 0
    while done < steps:  #! 60 steps asked for, 100 made
        loss = hundred_updates()
        done += chunk
    return float(loss)


#% id: ex12-train_xor-rare-04
#% kind: rare
#% why: the traced step is kept in a global and never renewed: a second model is left untrained, the first goes on
_compiled_step = None


def train_xor(model, x, t, steps=10_000):
    global _compiled_step
    x = tf.convert_to_tensor(x, tf.float32)
    t = tf.convert_to_tensor(t, tf.float32)
    if _compiled_step is None:  #! holds on to the first model for ever
        model.optimizer.build(model.trainable_variables)

        @tf.function(reduce_retracing=True)
        def one(xb, tb):
            with tf.GradientTape() as tape:
                loss = model.compute_loss(y=tb, y_pred=model(xb, training=True))
            g = tape.gradient(loss, model.trainable_variables)
            model.optimizer.apply(g, model.trainable_variables)
            return loss

        _compiled_step = one
    for _ in range(steps):
        last = _compiled_step(x, t)
    return float(last)


#% id: ex12-train_xor-right-01
#% kind: right
#% why: everything in one graph: tf.while_loop over updates with the model's own loss and optimiser
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    t = tf.convert_to_tensor(t, dtype=tf.float32)
    variables = model.trainable_variables
    opt = model.optimizer
    opt.build(variables)

    def body(i, _):
        with tf.GradientTape() as tape:
            out = model(x, training=True)
            loss = model.compute_loss(x=x, y=t, y_pred=out)
        opt.apply(tape.gradient(loss, variables), variables)
        return i + 1, loss

    @tf.function
    def loop(n):
        start = (tf.constant(0), tf.constant(0.0))
        return tf.while_loop(lambda i, _: i < n, body, start)[1]

    return float(loop(tf.constant(steps)))


#% id: ex12-train_xor-right-02
#% kind: right
#% why: one epoch over a dataset that repeats the whole batch exactly `steps` times, the loss from a separate evaluate
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    batches = tf.data.Dataset.from_tensors((x, t)).repeat(steps)
    model.fit(batches, epochs=1, verbose=0)
    # fit's own number is the mean over the epoch, so measure again
    return float(model.evaluate(x, t, batch_size=int(x.shape[0]), verbose=0, return_dict=True)["loss"])
