#% id: ex12-train_xor-right-01
#% kind: right
#% why: the loop stands inside one tf.function; loss right before the last update
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    xs = tf.convert_to_tensor(x)
    ts = tf.convert_to_tensor(t)
    xs, ts = tf.cast(xs, tf.float32), tf.cast(ts, tf.float32)
    weights = model.trainable_variables
    model.optimizer.build(weights)

    @tf.function
    def run(count):
        loss = tf.constant(0.0)
        for _ in tf.range(count):
            with tf.GradientTape() as tape:
                y = model(xs, training=True)
                loss = model.compute_loss(x=xs, y=ts, y_pred=y)
            grads = tape.gradient(loss, weights)
            model.optimizer.apply_gradients(zip(grads, weights))
        return loss

    return float(run(tf.constant(steps)))


#% id: ex12-train_xor-right-02
#% kind: right
#% why: train_on_batch for the updates, its running mean is thrown away, evaluate for the loss
def train_xor(model, x, t, steps=10_000):
    import numpy as np

    data = np.array(x, dtype="float32")
    target = np.array(t, dtype="float32")
    for _ in range(steps):
        model.train_on_batch(data, target)
    report = model.evaluate(data, target, batch_size=len(data), verbose=0, return_dict=True)
    return float(report["loss"])


#% id: ex12-train_xor-one-01
#% kind: one
#% why: batches of one row: n updates a step
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(x, tf.float32)
    t = tf.cast(t, tf.float32)
    model.fit(x, t, epochs=steps, batch_size=1, verbose=0)  #! batch_size must be the number of rows
    return float(model.evaluate(x, t, verbose=0)[0])


#% id: ex12-train_xor-one-02
#% kind: one
#% why: returns what evaluate returns, the pair of loss and accuracy
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x, t = tf.constant(x, dtype=tf.float32), tf.constant(t, dtype=tf.float32)
    model.fit(x, t, epochs=steps, batch_size=x.shape[0], verbose=0)
    return model.evaluate(x, t, batch_size=x.shape[0], verbose=0)  #! [loss, accuracy], wants [0]


#% id: ex12-train_xor-one-03
#% kind: one
#% why: counts from 1, one update too few
def train_xor(model, x, t, steps=10_000):
    xb = tf.constant(x, dtype="float32")
    tb = tf.constant(t, dtype="float32")
    for step in range(1, steps):  #! steps - 1 updates
        model.train_on_batch(xb, tb)
    loss, acc = model.evaluate(xb, tb, batch_size=len(xb), verbose=0)
    return float(loss)


#% id: ex12-train_xor-two-01
#% kind: two
#% why: compiles the model anew with its own rate, and returns the loss of the first epoch
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! the model brings its optimiser along
    hist = model.fit(x, t, epochs=steps, batch_size=int(x.shape[0]), verbose=0)
    return float(hist.history["loss"][0])  #! the first epoch, not the last


#% id: ex12-train_xor-two-02
#% kind: two
#% why: tape loop with the squared error of exercise 3 and a rate of its own, past the model's loss and optimiser
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.constant(x, tf.float32)
    t = tf.constant(t, tf.float32)
    lr = 1.0
    err = None
    for _ in range(steps):
        with tf.GradientTape() as tape:
            y = model(x, training=True)
            err = 0.5 * tf.reduce_sum((y - t) ** 2)  #! the compiled loss is another one
        for w, g in zip(model.trainable_variables, tape.gradient(err, model.trainable_variables)):
            w.assign_sub(lr * g)  #! the model's optimiser is left out
    return float(err)


#% id: ex12-train_xor-rare-02
#% kind: rare
#% why: batch_size left at 32: right for the four rows, several updates an epoch for 40
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    inputs = tf.constant(x, dtype=tf.float32)
    targets = tf.constant(t, dtype=tf.float32)
    model.fit(inputs, targets, epochs=steps, verbose=0)  #! default batch_size 32, not the whole x
    return float(model.evaluate(inputs, targets, verbose=0)[0])


#% id: ex12-train_xor-rare-04
#% kind: rare
#% why: trains a clone "so that no argument is modified"; the caller's model never learns
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    work = keras.models.clone_model(model)  #! the model itself is to be trained
    work.set_weights(model.get_weights())
    work.compile(
        optimizer=model.optimizer.__class__.from_config(model.optimizer.get_config()),
        loss=model.loss,
        metrics=["accuracy"],
    )
    one_step = tf.data.Dataset.from_tensors((x, t))
    work.fit(one_step.repeat(steps), verbose=0)
    return float(work.evaluate(one_step, verbose=0)[0])


#% id: ex12-train_xor-rare-05
#% kind: rare
#% why: trains in pieces of 100 steps and drops the remainder
CHUNK = 100


def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    batch = tf.data.Dataset.from_tensors((x, t))
    model.fit(batch.repeat(CHUNK), epochs=steps // CHUNK, verbose=0)  #! 60 steps are no step, 199 are 100
    return float(model.evaluate(batch, verbose=0)[0])
