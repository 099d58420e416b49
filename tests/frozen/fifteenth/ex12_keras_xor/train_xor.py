#% id: ex12-train-one-01
#% kind: one
#% why: no batch_size: fit takes 32, and more than 32 rows are several updates an epoch
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    history = model.fit(x, t, epochs=steps, verbose=0)  #! batch_size=len(x)
    return float(history.history["loss"][-1])

#% id: ex12-train-one-02
#% kind: one
#% why: range(1, steps) is one update too few
import numpy as np

def train_xor(model, x, t, steps=10_000):
    xs, ts = np.array(x, "float32"), np.array(t, "float32")
    for step in range(1, steps):  #! steps + 1
        model.train_on_batch(xs, ts)
    return float(model.evaluate(xs, ts, batch_size=len(xs), verbose=0)[0])

#% id: ex12-train-one-03
#% kind: one
#% why: the first loss of the history, not the last
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    hist = model.fit(x, t, batch_size=x.shape[0], epochs=steps, verbose=0)
    loss = hist.history['loss'][0]  #! [-1]
    return loss

#% id: ex12-train-two-01
#% kind: two
#% why: the batch of the notebook (4) for any number of rows, and the accuracy for the loss
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x).astype('float32')
    t = np.array(t).astype('float32')
    model.fit(x, t, epochs=steps, batch_size=4, verbose=0)  #! whole batch only where n is 4
    return float(model.evaluate(x, t, verbose=0)[1])  #! [1] is the accuracy

#% id: ex12-train-two-02
#% kind: two
#% why: an optimiser of its own in the place of the model's, and one step too many
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, tf.float32)
    t = tf.convert_to_tensor(t, tf.float32)
    optimizer = keras.optimizers.SGD(learning_rate=0.1)  #! model.optimizer
    for i in range(steps + 1):  #! steps
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x, t, model(x, training=True))
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return float(loss)

#% id: ex12-train-rare-01
#% kind: rare
#% why: all updates in one epoch: exactly steps of them, but the loss of an epoch is the mean over its steps
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.constant(x), tf.float32)
    t = tf.cast(tf.constant(t), tf.float32)
    forever = tf.data.Dataset.from_tensors((x, t)).repeat()
    h = model.fit(forever, epochs=1, steps_per_epoch=steps, verbose=0)
    return float(h.history["loss"][-1])  #! mean over all steps

#% id: ex12-train-rare-02
#% kind: rare
#% why: in chunks of 100 epochs for speed: the rest of steps / 100 is never trained
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    n, chunk = len(x), min(100, steps)
    for _ in range(steps // chunk):  #! 250 steps become 200
        model.fit(x, t, batch_size=n, epochs=chunk, shuffle=False, verbose=0)
    return float(model.evaluate(x, t, batch_size=n, verbose=0, return_dict=True)["loss"])

#% id: ex12-train-rare-03
#% kind: rare
#% why: binary cross-entropy written out; a model that was compiled with another loss is trained with the wrong one
def train_xor(model, x, t, steps=10_000):
    x, t = tf.constant(x, tf.float32), tf.constant(t, tf.float32)
    bce = keras.losses.BinaryCrossentropy()
    model.optimizer.build(model.trainable_variables)

    @tf.function
    def update():
        with tf.GradientTape() as tape:
            loss = bce(t, model(x, training=True))  #! the model brings its loss
        model.optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        return loss

    for _ in range(steps):
        loss = update()
    return float(loss)

#% id: ex12-train-right-01
#% kind: right
#% why: a compiled GradientTape step with the model's own loss and optimiser; the loss right before the last update
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    params = model.trainable_variables
    model.optimizer.build(params)

    @tf.function
    def one_step():
        with tf.GradientTape() as tape:
            y = model(x, training=True)
            loss = model.compute_loss(x=x, y=t, y_pred=y, training=True)
        model.optimizer.apply_gradients(zip(tape.gradient(loss, params), params))
        return loss

    loss = tf.constant(float("nan"))
    for _ in range(steps):
        loss = one_step()
    return float(loss)

#% id: ex12-train-right-02
#% kind: right
#% why: one epoch over a data set that repeats the whole batch steps times, then evaluate for the loss after the last update
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.constant(x), tf.float32)
    t = tf.cast(tf.constant(t), tf.float32)
    whole = tf.data.Dataset.from_tensors((x, t))   # one element: the whole batch
    model.fit(whole.repeat(steps), epochs=1, verbose=0)
    return float(model.evaluate(whole, verbose=0, return_dict=True)["loss"])

#% id: ex12-train-right-03
#% kind: right
#% why: the loss of the last train_on_batch (Keras 3.15 resets its metrics at each call; reset here once more)
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    for _ in range(steps):
        model.reset_metrics()
        last = model.train_on_batch(x, t, return_dict=True)
    return float(last["loss"])
