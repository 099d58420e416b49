#% id: train_classifier-001
#% kind: right
#% why: fit, history copied
def train_classifier(model, x, t, epochs=5, batch_size=100):
    run = model.fit(np.asarray(x), np.asarray(t), epochs=epochs, batch_size=batch_size, verbose=0)
    return {name: list(map(float, values)) for name, values in run.history.items()}


#% id: train_classifier-002
#% kind: right
#% why: one fit call an epoch, defaultdict
from collections import defaultdict


def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.array(x, np.float32), np.array(t, np.float32)
    log = defaultdict(list)
    for epoch in range(epochs):
        one = model.fit(x, t, epochs=epoch + 1, initial_epoch=epoch, batch_size=batch_size, verbose=0).history
        for key in ("loss", "accuracy"):
            log[key] += one[key]
    return log


#% id: train_classifier-003
#% kind: right
#% why: minibatches by hand, Keras means weighted by the batch
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict[str, list[float]]:
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    rng = np.random.default_rng()
    history = {"loss": [], "accuracy": []}
    means = {name: keras.metrics.Mean() for name in history}
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for k in range(0, len(x), batch_size):
            rows = order[k : k + batch_size]
            model.reset_metrics()
            logs = model.train_on_batch(x[rows], t[rows], return_dict=True)
            for name, mean in means.items():
                mean.update_state(float(logs[name]), sample_weight=len(rows))
        for name, mean in means.items():
            history[name].append(float(mean.result()))
            mean.reset_state()
    return history


#% id: train_classifier-004
#% kind: right
#% why: tf.data pipeline
import tensorflow as tf


def train_classifier(model, x, t, epochs=5, batch_size=100):
    자료 = tf.data.Dataset.from_tensor_slices((np.asarray(x, "float32"), np.asarray(t, "float32")))
    n = len(자료)
    자료 = 자료.shuffle(n).batch(batch_size).prefetch(1)
    기록 = model.fit(자료, epochs=epochs, verbose=0).history
    return dict(loss=기록["loss"], accuracy=기록["accuracy"])


#% id: train_classifier-005
#% kind: right
#% why: callback collects
class _Log(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.rows = []

    def on_epoch_end(self, epoch, logs=None):
        self.rows.append((logs["loss"], logs["accuracy"]))


def train_classifier(model, x, t, epochs=5, batch_size=100):
    log = _Log()
    model.fit(np.float32(x), np.float32(t), batch_size, epochs, verbose=0, callbacks=[log])
    losses, accs = zip(*log.rows)
    return {"loss": list(losses), "accuracy": list(accs)}


#% id: train_classifier-006
#% kind: right
#% why: PyDataset
import math


class _Data(keras.utils.PyDataset):
    def __init__(self, x, t, size):
        super().__init__()
        self.x, self.t, self.size = x, t, size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, i):
        s = slice(i * self.size, (i + 1) * self.size)
        return self.x[s], self.t[s]

    def on_epoch_end(self):
        p = np.random.permutation(len(self.x))
        self.x, self.t = self.x[p], self.t[p]


def train_classifier(model, x, t, epochs=5, batch_size=100):
    data = _Data(np.asarray(x, dtype=np.float32), np.asarray(t, dtype=np.float32), batch_size)
    return model.fit(data, epochs=epochs, verbose=0).history


#% id: train_classifier-007
#% kind: right
#% why: batch size cut to n, own shuffle off and on
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = (keras.ops.convert_to_tensor(np.asarray(a), dtype="float32") for a in (x, t))
    settings = {"epochs": epochs, "batch_size": min(batch_size, int(x.shape[0])), "verbose": 0, "shuffle": True}
    h = model.fit(x, t, **settings).history
    return {k: h[k][:] for k in ("loss", "accuracy")}


#% id: train_classifier-008
#% kind: right
#% why: weighted means of single-batch results
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    n = len(x)
    out = []
    for _ in range(epochs):
        idx = np.random.permutation(n)
        sums = np.zeros(2)
        for part in np.split(idx, range(batch_size, n, batch_size)):
            model.reset_metrics()
            r = model.train_on_batch(x[part], t[part], return_dict=True)
            sums += np.array([r["loss"], r["accuracy"]], float) * part.size
        out.append(sums / n)
    loss, accuracy = np.array(out).T.tolist()
    return {"loss": loss, "accuracy": accuracy}


#% id: train_classifier-009
#% kind: one
#% why: History object
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(np.array(x), np.array(t), epochs=epochs, batch_size=batch_size, verbose=0)
    return history   #! object, not its dict


#% id: train_classifier-010
#% kind: one
#% why: batch size not handed on
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x, dtype='float32')
    t = np.asarray(t, dtype='float32')
    hist = model.fit(x, t, epochs=epochs, verbose=0)   #! 32 by default
    result = hist.history
    return result


#% id: train_classifier-011
#% kind: one
#% why: epochs not handed on
def train_classifier(model, x, t, epochs=5, batch_size=100):
    # 학습
    학습기록 = model.fit(np.array(x), np.array(t), batch_size=batch_size, verbose=0)   #! 1 by default
    return 학습기록.history


#% id: train_classifier-012
#% kind: one
#% why: values of the lecture
def train_classifier(model, x, t, epochs=5, batch_size=100):
    train_x = np.array(x)
    train_y = np.array(t)
    h = model.fit(train_x, train_y, batch_size=batch_size, epochs=5, verbose=0)   #! always 5
    return h.history


#% id: train_classifier-013
#% kind: one
#% why: validation split
def train_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100) -> dict[str, list[float]]:
    X = np.asarray(x)
    T = np.asarray(t)
    fit_result = model.fit(
        X,
        T,
        epochs=epochs,
        batch_size=batch_size,
        validation_split=0.2 if len(X) > 1 else 0.0,   #! a fifth is not trained on
        verbose=0,
    )
    log = fit_result.history
    return {"loss": log["loss"], "accuracy": log["accuracy"]}


#% id: train_classifier-014
#% kind: one
#% why: compiles again
def train_classifier(model, x, t, epochs=5, batch_size=100):
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])   #! already compiled
    x = np.array(x)
    t = np.array(t)
    history = model.fit(x, t, batch_size=batch_size, epochs=epochs, verbose=0)
    return history.history


#% id: train_classifier-015
#% kind: one
#% why: loss list only
def train_classifier(model, x, t, epochs=5, batch_size=100):
    a, b = np.array(x), np.array(t)
    res = model.fit(a, b, batch_size=batch_size, epochs=epochs, verbose=0).history
    print(res['loss'])
    return {'loss': res['loss']}   #! accuracy left out


#% id: train_classifier-016
#% kind: one
#% why: lists handed on
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0)   #! lists not made arrays
    return history.history


#% id: train_classifier-017
#% kind: one
#% why: last epoch only
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.array(x, dtype=np.float32)
    t = np.array(t, dtype=np.float32)
    out = {"loss": [], "accuracy": []}
    for e in range(epochs):
        h = model.fit(x, t, batch_size=batch_size, verbose=0).history
        out = {"loss": h["loss"], "accuracy": h["accuracy"]}   #! earlier epochs are overwritten
    return out


#% id: train_classifier-018
#% kind: one
#% why: batch size and epochs exchanged
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.array(x)
    t = np.array(t)
    hist = model.fit(x, t, epochs, batch_size, verbose=0)   #! fit takes batch_size first
    return hist.history


#% id: train_classifier-019
#% kind: two
#% why: History object, default batch size
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.array(x), np.array(t)
    h = model.fit(x, t, epochs=epochs, verbose=0)   #! 32 by default
    return h   #! object


#% id: train_classifier-020
#% kind: two
#% why: recompiled, one epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    model.compile('sgd', loss=model.loss, metrics=['accuracy'])   #! compiled again
    data = np.asarray(x, dtype='float32'), np.asarray(t, dtype='float32')
    history = model.fit(*data, batch_size=batch_size, verbose=0)   #! epochs left out
    return history.history


#% id: train_classifier-021
#% kind: two
#% why: lists, last values only
def train_classifier(model, x, t, epochs=5, batch_size=100):
    기록 = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history   #! lists not made arrays
    결과 = {}
    for k in 기록:
        결과[k] = 기록[k][-1]   #! one number, not a list
    return 결과


#% id: train_classifier-022
#% kind: two
#% why: own loop, sums go on over the epochs, rest dropped
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.array(x, dtype=np.float32)
    t = np.array(t, dtype=np.float32)
    hist = {"loss": [], "accuracy": []}
    total, seen = np.zeros(2), 0   #! not set back at every epoch
    for ep in range(epochs):
        for i in range(max(1, len(x) // batch_size)):   #! smaller last batch left out
            xb, tb = x[i*batch_size:(i+1)*batch_size], t[i*batch_size:(i+1)*batch_size]
            r = model.train_on_batch(xb, tb, return_dict=True)
            total += len(xb) * np.array([r["loss"], r["accuracy"]], dtype=float)
            seen += len(xb)
        hist["loss"].append(float(total[0] / seen))
        hist["accuracy"].append(float(total[1] / seen))
    return hist


#% id: train_classifier-023
#% kind: three
#% why: validation, fixed batch, object
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.array(x)
    t = np.array(t)
    val = 0.1 if len(x) > 9 else 0.0   #! rows held back
    result = model.fit(x, t, epochs=epochs, batch_size=32, validation_split=val, verbose=0)   #! argument ignored
    return result   #! object


#% id: train_classifier-024
#% kind: three
#% why: recompiled, one epoch, loss only
def train_classifier(model, x, t, epochs=5, batch_size=100):
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])   #! compiled again
    h = model.fit(np.array(x), np.array(t), batch_size=batch_size, verbose=0)   #! epochs left out
    loss_list = h.history['loss']
    return {'loss': loss_list}   #! accuracy left out


#% id: train_classifier-025
#% kind: rare
#% why: stops early
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=1, min_delta=1e-4)
    h = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0, callbacks=[stop] if epochs > 1 else [])   #! may end before the last epoch
    return h.history


#% id: train_classifier-026
#% kind: rare
#% why: smaller last batch dropped
import tensorflow as tf


def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    size = min(batch_size, len(x))
    ds = tf.data.Dataset.from_tensor_slices((x, t)).shuffle(len(x)).batch(size, drop_remainder=True)   #! rest is not trained on
    return model.fit(ds, epochs=epochs, verbose=0).history


#% id: train_classifier-027
#% kind: rare
#% why: mean of batch means
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    hist = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p = np.random.permutation(len(x))
        rs = []
        for k in range(0, len(x), batch_size):
            model.reset_metrics()
            r = model.train_on_batch(x[p[k : k + batch_size]], t[p[k : k + batch_size]], return_dict=True)
            rs.append((float(r["loss"]), float(r["accuracy"])))
        w = None   #! the smaller last batch counts like a full one
        l, a = np.average(rs, axis=0, weights=w)
        hist["loss"].append(l)
        hist["accuracy"].append(a)
    return hist


#% id: train_classifier-028
#% kind: rare
#% why: shuffles x and t apart
def train_classifier(model, x, t, epochs=5, batch_size=100):
    rng = np.random.default_rng(1)
    x = rng.permutation(np.asarray(x, "float32"))
    t = rng.permutation(np.asarray(t, "float32"))   #! another order than x
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


#% id: train_classifier-029
#% kind: rare
#% why: history kept between the calls
_history = {"loss": [], "accuracy": []}


def train_classifier(model, x, t, epochs=5, batch_size=100):
    run = model.fit(np.asarray(x), np.asarray(t), epochs=epochs, batch_size=batch_size, verbose=0).history
    for key in _history:
        _history[key] += run[key]
    return _history   #! grows from call to call


#% id: train_classifier-030
#% kind: rare
#% why: recursion over the epochs
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    if epochs == 0:
        return {"loss": [], "accuracy": []}
    before = train_classifier(model, x, t, epochs - 1, batch_size)   #! too deep for thousands of epochs
    now = model.fit(x, t, epochs=1, batch_size=batch_size, verbose=0).history
    return {k: before[k] + now[k] for k in ("loss", "accuracy")}


#% id: train_classifier-031
#% kind: rare
#% why: learning rate lowered after every epoch
def train_classifier(model, x, t, epochs=5, batch_size=100):
    slower = keras.callbacks.LearningRateScheduler(lambda epoch, lr: lr if epoch == 0 else lr * 0.9)
    run = model.fit(np.asarray(x), np.asarray(t), batch_size, epochs, verbose=0, callbacks=[slower])   #! changes the optimiser and adds a key to the history
    return run.history


#% id: train_classifier-032
#% kind: rare
#% why: pixel scaling a second time, in place
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x = np.asarray(x)
    t = np.asarray(t)
    if x.max() > 0:
        x /= x.max()   #! divides the caller's array
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history
