#% id: train_xor-001
#% kind: right
#% why: fit with the whole data as the batch, history
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    history = model.fit(x, t, batch_size=len(x), epochs=steps, verbose=0, shuffle=False)
    return float(history.history["loss"][-1])


#% id: train_xor-002
#% kind: right
#% why: train_on_batch with the metrics reset every time
import numpy


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x, t = (numpy.array(q, numpy.float32) for q in (x, t))
    loss = float("nan")
    for _ in range(steps):
        model.reset_metrics()
        loss = model.train_on_batch(x, t, return_dict=True)["loss"]
    return float(loss)


#% id: train_xor-003
#% kind: right
#% why: gradient tape inside a graph loop
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    t = tf.constant(np.asarray(t), dtype=tf.float32)
    weights = model.trainable_variables
    model.optimizer.build(weights)

    @tf.function
    def one_update():
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x, t, model(x, training=True))
        model.optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for _ in range(steps):
        loss = one_update()
    return float(loss)


#% id: train_xor-004
#% kind: right
#% why: repeated dataset, loss by evaluate afterwards
import numpy as np


def train_xor(model, x, t, steps=10_000):
    배치 = tf.data.Dataset.from_tensors((tf.constant(np.array(x), tf.float32), tf.constant(np.array(t), tf.float32)))
    model.fit(배치.repeat(steps), epochs=1, verbose=0)
    결과 = model.evaluate(배치, verbose=0, return_dict=True)
    return float(결과["loss"])


#% id: train_xor-005
#% kind: right
#% why: callback that keeps the last loss
class _Last(keras.callbacks.Callback):
    value = None

    def on_epoch_end(self, epoch, logs=None):
        self.value = (logs or {}).get("loss", self.value)


def train_xor(model, x, t, steps=10_000):
    last = _Last()
    xs, ts = keras.ops.convert_to_numpy(keras.ops.array(x, "float32")), keras.ops.convert_to_numpy(keras.ops.array(t, "float32"))
    model.fit(xs, ts, epochs=steps, batch_size=max(1, xs.shape[0]), verbose=0, callbacks=[last])
    return float(last.value)


#% id: train_xor-006
#% kind: right
#% why: train_on_batch, loss of its own afterwards
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = np.array(x).astype(np.float32)
    t = np.array(t).astype(np.float32)
    done = 0
    while done < steps:
        model.train_on_batch(x, t)
        done += 1
    p = model(x, training=False)
    model.reset_metrics()
    return float(keras.ops.convert_to_numpy(model.compute_loss(x=x, y=t, y_pred=p)))


#% id: train_xor-007
#% kind: right
#% why: reset only before the last step
import numpy as np


def train_xor(model, x, t, steps=10_000):
    a = tf.cast(np.asarray(x), "float32")
    b = tf.cast(np.asarray(t), "float32")
    for k in range(1, steps + 1):
        if k == steps:
            model.reset_metrics()
        out = model.train_on_batch(a, b)
    return float(np.ravel(out)[0])


#% id: train_xor-008
#% kind: right
#% why: generator as endless data, one batch an epoch
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")

    def endless():
        while True:
            yield x, t

    log = model.fit(endless(), steps_per_epoch=1, epochs=steps, verbose=0)
    *_, last = log.history["loss"]
    return float(last)


#% id: train_xor-009
#% kind: one
#% why: default batch size of 32
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype='float32')
    t = np.array(t, dtype='float32')
    h = model.fit(x, t, epochs=steps, verbose=0)   #! batches of 32
    return float(h.history['loss'][-1])


#% id: train_xor-010
#% kind: one
#% why: mean over the steps
import numpy as np

def train_xor(model, x, t, steps=10000):
    x = np.asarray(x).astype('float32')
    t = np.asarray(t).astype('float32')
    손실 = []
    for i in range(steps):
        model.reset_metrics()
        r = model.train_on_batch(x, t, return_dict=True)
        손실.append(r['loss'])
    return float(np.mean(손실))   #! mean over all steps


#% id: train_xor-011
#% kind: one
#% why: running mean of the losses
import numpy as np

def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    inputs = np.array(x, dtype=np.float32)
    targets = np.array(t, dtype=np.float32)
    loss = 0.0
    for step in range(steps):
        logs = model.train_on_batch(inputs, targets, return_dict=True)
        loss = (loss * step + logs["loss"]) / (step + 1)   #! mean of the steps so far
    return float(loss)


#% id: train_xor-012
#% kind: one
#% why: batch size 4
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, 'float32')
    y = np.array(t, 'float32')
    hist = model.fit(x, y, epochs=steps, batch_size=4, verbose=0)   #! 4 rows, not all
    loss = hist.history['loss'][-1]
    return float(loss)


#% id: train_xor-013
#% kind: one
#% why: lists handed on as they are
import numpy as np

def train_xor(model, x, t, steps=10_000):
    n = len(x)
    result = model.fit(x, t, batch_size=n, epochs=steps, verbose=0)   #! lists not made arrays
    print(result.history['loss'][-1])
    return float(result.history['loss'][-1])


#% id: train_xor-014
#% kind: one
#% why: compiles again
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.array(x, dtype=float), np.array(t, dtype=float)
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])   #! model is already compiled
    h = model.fit(x, t, epochs=steps, batch_size=len(x), verbose=0)
    return float(h.history['loss'][-1])


#% id: train_xor-015
#% kind: one
#% why: first loss
import numpy as np

def train_xor(model, x, t, steps=10_000):
    X = np.asarray(x, dtype=np.float32)
    T = np.asarray(t, dtype=np.float32)
    history = model.fit(X, T, batch_size=X.shape[0], epochs=steps, verbose=0)
    losses = history.history["loss"]
    return float(losses[0])   #! before the first update


#% id: train_xor-016
#% kind: one
#% why: one step short
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype=np.float32)
    t = np.array(t, dtype=np.float32)
    for i in range(1, steps):   #! steps - 1 updates
        model.train_on_batch(x, t)
    # 마지막 손실
    model.reset_metrics()
    res = model.test_on_batch(x, t, return_dict=True)
    return float(res['loss'])


#% id: train_xor-017
#% kind: one
#% why: returns all losses
import numpy as np

def train_xor(model, x, t, steps=10_000):
    data_x = np.array(x).astype('float32')
    data_t = np.array(t).astype('float32')
    history = model.fit(data_x, data_t, epochs=steps, batch_size=data_x.shape[0], verbose=0)
    return history.history['loss']   #! list


#% id: train_xor-018
#% kind: one
#% why: returns what evaluate gives
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype='float32')
    t = np.array(t, dtype='float32')
    model.fit(x, t, epochs=steps, batch_size=len(t), verbose=0)
    return model.evaluate(x, t, verbose=0)   #! loss and accuracy together


#% id: train_xor-019
#% kind: two
#% why: default batch size and mean
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype='float32')
    t = np.array(t, dtype='float32')
    hist = model.fit(x, t, epochs=steps, verbose=0)   #! batches of 32
    loss = hist.history['loss']
    return sum(loss) / len(loss)   #! mean


#% id: train_xor-020
#% kind: two
#% why: steps ignored, lists
import numpy as np

def train_xor(model, x, t, steps=10_000):
    epochs = 100   #! steps ignored
    n = len(x)
    h = model.fit(x, t, epochs=epochs, batch_size=n, verbose=0)   #! lists not made arrays
    return float(h.history['loss'][-1])


#% id: train_xor-021
#% kind: two
#% why: recompiled with Adam, sum of the losses
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    model.compile(optimizer="adam", loss=model.loss, metrics=["accuracy"])   #! replaces the optimiser
    loss = 0
    for _ in range(steps):
        loss += model.train_on_batch(x, t, return_dict=True)["loss"]   #! summed over the steps
    return float(loss)


#% id: train_xor-022
#% kind: two
#% why: one step more, accuracy returned
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, np.float32)
    t = np.array(t, np.float32)
    i = 0
    while i <= steps:   #! one update too many
        model.train_on_batch(x, t)
        i += 1
    scores = model.evaluate(x, t, batch_size=len(x), verbose=0, return_dict=True)
    return float(scores.get("accuracy", 0.0))   #! accuracy


#% id: train_xor-023
#% kind: three
#% why: lists, batch of one, history object
import numpy as np

def train_xor(model, x, t, steps=10_000):
    xx, tt = x, t   #! lists not made arrays
    history = model.fit(xx, tt, epochs=steps, batch_size=1, verbose=0)   #! one row a batch
    return history   #! not the loss


#% id: train_xor-024
#% kind: three
#% why: recompiled, default batch, first loss
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype='float32')
    t = np.array(t, dtype='float32')
    model.compile(optimizer='sgd', loss='binary_crossentropy', metrics=['accuracy'])   #! compiled again
    기록 = model.fit(x, t, epochs=steps, verbose=0)   #! batches of 32
    return float(기록.history['loss'][0])   #! first epoch


#% id: train_xor-025
#% kind: rare
#% why: stops early when the loss stands still
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype=np.float32)
    t = np.array(t, dtype=np.float32)
    calm = keras.callbacks.EarlyStopping(monitor="loss", patience=5, min_delta=1e-3)
    h = model.fit(x, t, batch_size=len(x), epochs=steps, verbose=0, callbacks=[calm])   #! may stop before the last step
    return float(h.history["loss"][-1])


#% id: train_xor-026
#% kind: rare
#% why: recursion over the steps
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    model.reset_metrics()
    loss = model.train_on_batch(x, t, return_dict=True)["loss"]
    if steps > 1:
        return train_xor(model, x, t, steps - 1)   #! too deep for thousands of steps
    return float(loss)


#% id: train_xor-027
#% kind: rare
#% why: one epoch over a repeated data set, its mean loss
import numpy as np

def train_xor(model, x, t, steps=10_000):
    data = tf.data.Dataset.from_tensors((np.array(x, "float32"), np.array(t, "float32"))).repeat(steps)
    log = model.fit(data, epochs=1, verbose=0)
    return float(log.history["loss"][0])   #! mean over the epoch's steps


#% id: train_xor-028
#% kind: rare
#% why: binary cross-entropy whatever the model's loss is
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x = tf.constant(np.array(x), tf.float32)
    t = tf.constant(np.array(t), tf.float32)
    f = keras.losses.BinaryCrossentropy()   #! the model brings its own loss
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(f(t, model(x, training=True)))
        model.optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return float(loss)


#% id: train_xor-029
#% kind: rare
#% why: trains a clone
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    twin = keras.models.clone_model(model)   #! the caller's model stays untrained
    twin.set_weights(model.get_weights())
    if twin is not model:
        twin.compile(optimizer=model.optimizer.__class__.from_config(model.optimizer.get_config()), loss=model.loss)
    h = twin.fit(x, t, batch_size=len(x), epochs=steps, verbose=0)
    return float(h.history["loss"][-1])


#% id: train_xor-030
#% kind: rare
#% why: rounded loss
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    model.fit(x, t, batch_size=len(x), epochs=steps, verbose=0)
    loss = model.evaluate(x, t, verbose=0, return_dict=True)["loss"]
    return round(float(loss), 3)   #! three decimals


#% id: train_xor-031
#% kind: rare
#% why: loss of the first row
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    for _ in range(steps):
        model.train_on_batch(x, t)
    model.reset_metrics()
    return float(model.test_on_batch(x[:1], t[:1], return_dict=True)["loss"])   #! first example alone


#% id: train_xor-032
#% kind: rare
#% why: batch of at most 256 rows
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    size = min(len(x), 256)   #! more rows make two updates an epoch
    h = model.fit(x, t, epochs=steps, batch_size=size, verbose=0)
    return float(h.history["loss"][-1])


#% id: train_xor-033
#% kind: rare
#% why: at most 1000 steps
import numpy as np

def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    steps = min(steps, 1000)   #! never more than 1000
    for _ in range(steps):
        model.reset_metrics()
        out = model.train_on_batch(x, t, return_dict=True)
    return float(out["loss"])
