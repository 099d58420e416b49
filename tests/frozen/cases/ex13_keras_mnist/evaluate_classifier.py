#% id: evaluate_classifier-001
#% kind: right
#% why: map over the two numbers
def evaluate_classifier(model, x, t):
    loss, accuracy = map(float, model.evaluate(np.asarray(x), np.asarray(t), verbose=0))
    return loss, accuracy


#% id: evaluate_classifier-002
#% kind: right
#% why: dict and named tuple
from collections import namedtuple

Score = namedtuple("Score", ["loss", "accuracy"])


def evaluate_classifier(model, x, t):
    out = model.evaluate(np.array(x, np.float32), np.array(t, np.float32), batch_size=256, verbose=0, return_dict=True)
    return Score(**{k: float(out[k]) for k in Score._fields})


#% id: evaluate_classifier-003
#% kind: right
#% why: one batch by test_on_batch, metrics reset around it
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    model.reset_metrics()
    try:
        r = model.test_on_batch(np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32"), return_dict=True)
    finally:
        model.reset_metrics()
    return float(r["loss"]), float(r["accuracy"])


#% id: evaluate_classifier-004
#% kind: right
#% why: weighted by hand over slices
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    n = len(x)
    total = np.zeros(2)
    for lo in range(0, n, 50):
        part = slice(lo, lo + 50)
        r = model.evaluate(x[part], t[part], verbose=0, return_dict=True)
        total += len(x[part]) * np.array([r["loss"], r["accuracy"]])
    loss, acc = total / n
    return float(loss), float(acc)


#% id: evaluate_classifier-005
#% kind: right
#% why: tf.data
import tensorflow as tf


def evaluate_classifier(model, x, t):
    ds = tf.data.Dataset.from_tensor_slices((tf.cast(np.asarray(x), tf.float32), tf.cast(np.asarray(t), tf.float32)))
    정리 = model.evaluate(ds.batch(64), verbose=0, return_dict=True)
    return tuple(정리[k] for k in ("loss", "accuracy"))


#% id: evaluate_classifier-006
#% kind: right
#% why: loss from evaluate, accuracy from predict
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    hits = [int(a == b) for a, b in zip(model.predict(x, verbose=0).argmax(1), t.argmax(1))]
    res = model.evaluate(x, t, verbose=0, return_dict=True)
    return res["loss"], sum(hits) / len(hits)


#% id: evaluate_classifier-007
#% kind: right
#% why: callback
class _Keep(keras.callbacks.Callback):
    def on_test_end(self, logs=None):
        self.logs = dict(logs)


def evaluate_classifier(model, x, t):
    model.evaluate(np.float32(x), np.float32(t), verbose=0, callbacks=[keep := _Keep()])
    return float(keep.logs["loss"]), float(keep.logs["accuracy"])


#% id: evaluate_classifier-008
#% kind: right
#% why: list result, itemgetter
from operator import itemgetter


def evaluate_classifier(model, x, t):
    x = keras.ops.convert_to_tensor(np.asarray(x), "float32")
    t = keras.ops.convert_to_tensor(np.asarray(t), "float32")
    values = itemgetter("loss", "accuracy")(model.evaluate(x, t, verbose=0, return_dict=True))
    return [float(v) for v in values]


#% id: evaluate_classifier-009
#% kind: one
#% why: swapped
def evaluate_classifier(model, x, t):
    x = np.array(x)
    t = np.array(t)
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(acc), float(loss)   #! order


#% id: evaluate_classifier-010
#% kind: one
#% why: the dict itself
def evaluate_classifier(model, x, t):
    result = model.evaluate(np.asarray(x, dtype='float32'), np.asarray(t, dtype='float32'), verbose=0, return_dict=True)
    print(result)
    return result   #! dict, not a pair


#% id: evaluate_classifier-011
#% kind: one
#% why: accuracy alone
def evaluate_classifier(model, x, t):
    # 평가
    점수 = model.evaluate(np.array(x), np.array(t), verbose=0)
    return float(점수[1])   #! loss left out


#% id: evaluate_classifier-012
#% kind: one
#% why: accuracy in per cent
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    x_arr = np.asarray(x)
    t_arr = np.asarray(t)
    scores = model.evaluate(x_arr, t_arr, verbose=0)
    loss = float(scores[0])
    accuracy = float(scores[1]) * 100   #! per cent
    return loss, accuracy


#% id: evaluate_classifier-013
#% kind: one
#% why: lists handed on
def evaluate_classifier(model, x, t):
    loss, accuracy = model.evaluate(x, t, verbose=0)   #! lists not made arrays
    return float(loss), float(accuracy)


#% id: evaluate_classifier-014
#% kind: one
#% why: trains instead of evaluating
def evaluate_classifier(model, x, t):
    x = np.array(x, dtype=np.float32)
    t = np.array(t, dtype=np.float32)
    h = model.fit(x, t, epochs=1, verbose=0).history   #! fit changes the model
    return float(h['loss'][0]), float(h['accuracy'][0])


#% id: evaluate_classifier-015
#% kind: one
#% why: compiles again with another loss
def evaluate_classifier(model, x, t):
    x, t = np.array(x), np.array(t)
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])   #! model is compiled already
    result = model.evaluate(x, t, verbose=0)
    test_loss = result[0]
    test_acc = result[1]
    return float(test_loss), float(test_acc)


#% id: evaluate_classifier-016
#% kind: one
#% why: hits divided by the number of classes
def evaluate_classifier(model, x, t):
    x = np.asarray(x)
    t = np.asarray(t)
    p = model.predict(x, verbose=0)
    맞은수 = np.sum(np.argmax(p, axis=1) == np.argmax(t, axis=1))
    acc = 맞은수 / p.shape[1]   #! divided by the classes
    loss = model.evaluate(x, t, verbose=0)[0]
    return float(loss), float(acc)


#% id: evaluate_classifier-017
#% kind: one
#% why: strings of the numbers
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(np.array(x), np.array(t), verbose=0)
    loss = f"{loss:.4f}"   #! text, not a float
    return loss, acc


#% id: evaluate_classifier-018
#% kind: two
#% why: swapped and per cent
def evaluate_classifier(model, x, t):
    l, a = model.evaluate(np.array(x), np.array(t), verbose=0)
    a = a * 100   #! per cent
    return float(a), float(l)   #! order


#% id: evaluate_classifier-019
#% kind: two
#% why: lists and dict
def evaluate_classifier(model, x, t):
    r = model.evaluate(x, t, verbose=0, return_dict=True)   #! lists not made arrays
    return r   #! dict


#% id: evaluate_classifier-020
#% kind: two
#% why: trains, and returns lists
def evaluate_classifier(model, x, t):
    x = np.asarray(x, dtype='float32')
    t = np.asarray(t, dtype='float32')
    history = model.fit(x, t, verbose=0)   #! trains
    loss = history.history['loss']
    accuracy = history.history['accuracy']
    return loss, accuracy   #! lists


#% id: evaluate_classifier-021
#% kind: two
#% why: recompiled, and a sum for the accuracy
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    model.compile(optimizer='sgd', loss='mse', metrics=['accuracy'])   #! compiled again
    loss = model.evaluate(x, t, verbose=0)[0]
    pred = model.predict(x, verbose=0).argmax(axis=1)
    correct = (pred == t.argmax(axis=1)).sum()   #! number, not share
    return float(loss), float(correct)


#% id: evaluate_classifier-022
#% kind: three
#% why: lists, swapped, rounded
def evaluate_classifier(model, x, t):
    res = model.evaluate(x, t, verbose=0)   #! lists not made arrays
    loss = float(res[0])
    acc = round(float(res[1]))   #! rounded to 0 or 1
    return acc, loss   #! order


#% id: evaluate_classifier-023
#% kind: three
#% why: first rows, own loss without minus, per cent
def evaluate_classifier(model, x, t):
    x = np.array(x, dtype=np.float32)[:32]   #! first 32 rows
    t = np.array(t, dtype=np.float32)[:len(x)]
    loss, acc = model.evaluate(x, t, verbose=0)
    loss = -loss   #! sign
    acc = 100 * acc   #! per cent
    return float(loss), float(acc)


#% id: evaluate_classifier-024
#% kind: rare
#% why: plain mean of batch results
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    rs = [model.evaluate(x[i : i + 32], t[i : i + 32], verbose=0) for i in range(0, len(x), 32)]
    loss, acc = np.mean(rs, axis=0)   #! the smaller last batch counts like a full one
    return float(loss), float(acc)


#% id: evaluate_classifier-025
#% kind: rare
#% why: last incomplete batch dropped
import tensorflow as tf


def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    ds = tf.data.Dataset.from_tensor_slices((x, t)).batch(min(32, len(x)), drop_remainder=True)   #! rest is left out
    loss, acc = model.evaluate(ds, verbose=0)
    return float(loss), float(acc)


#% id: evaluate_classifier-026
#% kind: rare
#% why: accuracy counted on from earlier calls
_hits = keras.metrics.CategoricalAccuracy()


def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    loss = model.evaluate(x, t, verbose=0, return_dict=True)["loss"]
    _hits.update_state(t, model.predict(x, verbose=0))   #! never reset
    return float(loss), float(_hits.result())


#% id: evaluate_classifier-027
#% kind: rare
#% why: with dropout on
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    p = np.asarray(model(x, training=True))   #! units are dropped
    accuracy = np.mean(p.argmax(axis=1) == t.argmax(axis=1))
    return float(model.evaluate(x, t, verbose=0, return_dict=True)["loss"]), float(accuracy)


#% id: evaluate_classifier-028
#% kind: rare
#% why: cross-entropy whatever the model's loss is
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    p = model.predict(x, verbose=0)
    a = float(np.mean(p.argmax(-1) == t.argmax(-1)))
    loss = -np.mean(np.sum(t * np.log(np.clip(p, 1e-7, 1)), axis=1))   #! the model may be compiled with another loss
    return float(loss), a


#% id: evaluate_classifier-029
#% kind: rare
#% why: at most 1000 rows
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    r = model.evaluate(x, t, batch_size=50, steps=20 if len(x) > 1000 else None, verbose=0)   #! later rows are never seen
    return float(r[0]), float(r[1])


#% id: evaluate_classifier-030
#% kind: rare
#% why: threshold accuracy
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    p = model.predict(x, verbose=0)
    acc = np.mean(np.all((p > 0.5) == (t > 0.5), axis=1))   #! the most probable class may stay below one half
    return float(model.evaluate(x, t, verbose=0)[0]), float(acc)


#% id: evaluate_classifier-031
#% kind: rare
#% why: labels sorted away from their rows
def evaluate_classifier(model, x, t):
    rng = np.random.default_rng(0)
    x, t = np.array(x, np.float32), np.array(t, np.float32)
    rng.shuffle(x)
    rng.shuffle(t)   #! another order than x
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)
