#% id: ex12-tx-right-01
#% kind: right
#% why: one epoch over a dataset that repeats the whole batch, then evaluate with one batch
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    xs = tf.constant(x, dtype=tf.float32)
    ts = tf.constant(t, dtype=tf.float32)
    batches = tf.data.Dataset.from_tensors((xs, ts)).repeat(steps)
    model.fit(batches, epochs=1, verbose=0)
    result = model.evaluate(xs, ts, batch_size=len(xs), verbose=0, return_dict=True)
    return float(result["loss"])


#% id: ex12-tx-right-02
#% kind: right
#% why: a loop in one tf.function with the model's own loss and optimiser; the loss right before the last update
def train_xor(model, x, t, steps=10_000):
    inputs = tf.convert_to_tensor(x)
    inputs = tf.cast(inputs, tf.float32)
    targets = tf.cast(tf.convert_to_tensor(t), tf.float32)
    variables = model.trainable_variables
    if not model.optimizer.built:
        model.optimizer.build(variables)

    def update(k, _):
        with tf.GradientTape() as tape:
            value = model.compute_loss(y=targets, y_pred=model(inputs, training=True))
        grads = tape.gradient(value, variables)
        model.optimizer.apply_gradients(zip(grads, variables))
        return k + 1, value

    @tf.function
    def run(n):
        start = (tf.constant(0), tf.constant(0.0))
        return tf.while_loop(lambda k, _: k < n, update, start)[1]

    return float(run(tf.constant(steps)))


#% id: ex12-tx-one-01
#% kind: one
#% why: batch_size is left at 32: with more than 32 rows an epoch makes several updates
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x)
    t = tf.convert_to_tensor(t)
    hist = model.fit(x, t, epochs=steps, verbose=0)  #! batch_size=len(x)
    return float(hist.history["loss"][-1])


#% id: ex12-tx-one-02
#% kind: one
#% why: the first loss is returned instead of the last
def train_xor(model, x, t, steps=10_000):
    x, t = tf.constant(x, tf.float32), tf.constant(t, tf.float32)
    losses = []
    for _ in range(steps):
        logs = model.train_on_batch(x, t, return_dict=True)
        losses.append(float(logs["loss"]))
    return losses[0]  #! [-1]


#% id: ex12-tx-one-03
#% kind: one
#% why: range(1, steps) makes one update too few
def train_xor(model: keras.Model, x, t, steps: int = 10_000) -> float:
    x = keras.ops.convert_to_tensor(x, dtype="float32")
    t = keras.ops.convert_to_tensor(t, dtype="float32")
    for step in range(1, steps):  #! steps - 1 updates
        model.train_on_batch(x, t)
    return float(model.test_on_batch(x, t, return_dict=True)["loss"])


#% id: ex12-tx-two-01
#% kind: two
#% why: batch_size=1 (an update for every row), and the list [loss, accuracy] comes back instead of the loss
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype="float32")
    t = tf.constant(t, dtype="float32")
    model.fit(x, t, batch_size=1, epochs=steps, verbose=0)  #! the whole batch
    return model.evaluate(x, t, verbose=0)  #! [0], as a float


#% id: ex12-tx-two-02
#% kind: two
#% why: a GradientTape loop with an SGD of its own instead of the model's optimiser, and with the squared error instead of the model's loss
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.constant(x), tf.float32)
    t = tf.cast(tf.constant(t), tf.float32)
    optimizer = keras.optimizers.SGD(learning_rate=0.1)  #! model.optimizer
    loss = None
    for _ in range(steps):
        with tf.GradientTape() as tape:
            y = model(x, training=True)
            loss = tf.reduce_mean(tf.square(y - t))  #! the model brings its loss along
        grads = tape.gradient(loss, model.trainable_weights)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))
    return float(loss)


#% id: ex12-tx-rare-01
#% kind: rare
#% why: the loss that fit reports for one epoch of many steps is the mean over these steps
def train_xor(model, x, t, steps=10_000):
    ds = tf.data.Dataset.from_tensors((tf.constant(x, tf.float32), tf.constant(t, tf.float32)))
    history = model.fit(ds.cache().repeat(steps), epochs=1, verbose=0)
    return float(history.history["loss"][-1])  #! a mean over all steps


#% id: ex12-tx-rare-02
#% kind: rare
#% why: the rows are repeated and fit shuffles them: a batch is no longer the whole of x
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    n = len(x)
    # one epoch is much faster than `steps` epochs
    big_x = np.tile(x, (steps, 1))
    big_t = np.tile(t, (steps, 1))
    model.fit(big_x, big_t, batch_size=n, epochs=1, verbose=0)  #! shuffle=False
    return float(model.evaluate(x, t, batch_size=n, verbose=0, return_dict=True)["loss"])


#% id: ex12-tx-rare-03
#% kind: rare
#% why: the compiled step is kept in a global and holds on to the first model: a second model is never trained
_STEP = None


def _make_step(model):
    model.optimizer.build(model.trainable_variables)

    @tf.function(reduce_retracing=True)
    def step(x, t):
        with tf.GradientTape() as tape:
            loss = model.compute_loss(y=t, y_pred=model(x, training=True))
        grads = tape.gradient(loss, model.trainable_variables)
        model.optimizer.apply(grads, model.trainable_variables)
        return loss

    return step


def train_xor(model, x, t, steps=10_000):
    global _STEP
    if _STEP is None:  #! also needed for another model
        _STEP = _make_step(model)  # tracing is expensive, do it once
    x = tf.constant(x, tf.float32)
    t = tf.constant(t, tf.float32)
    for _ in range(steps):
        loss = _STEP(x, t)
    return float(loss)
