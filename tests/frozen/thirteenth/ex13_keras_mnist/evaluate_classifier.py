#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: accuracy and loss come back in the wrong order
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(acc), float(loss)  #! (loss, accuracy) is asked for


#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: the accuracy is in per cent
def evaluate_classifier(model, x, t):
    result = model.evaluate(np.asarray(x), np.asarray(t), batch_size=100, verbose=0)
    accuracy = result[1] * 100  #! a share from 0 to 1 is asked for
    print(f"accuracy: {accuracy:.2f} %")
    return result[0], accuracy


#% id: ex13-evaluate_classifier-one-03
#% kind: one
#% why: argmax over axis 0 finds the best row of each class instead of the class of each row
def evaluate_classifier(model, x, t):
    loss = model.evaluate(x, t, verbose=0)[0]
    guess = np.argmax(model.predict(x, verbose=0), axis=0)  #! axis 1 are the classes
    truth = np.argmax(t, axis=0)  #! the same here
    return float(loss), float(np.mean(guess == truth))


#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: the loss is a sum over the examples, and the accuracy counts rounded outputs one by one (like a binary accuracy)
def evaluate_classifier(model, x, t):
    p = model.predict(x, verbose=0)
    t = np.asarray(t)
    loss = -np.sum(t * np.log(np.clip(p, 1e-30, 1.0)))  #! not divided by the number of rows
    acc = np.mean(np.round(p) == t)  #! judges each of the ten outputs by itself
    return float(loss), float(acc)


#% id: ex13-evaluate_classifier-two-02
#% kind: two
#% why: the mean of the loss runs over all n * 10 entries, and the first column of the one-hot rows is taken for the labels
import tensorflow as tf


def evaluate_classifier(model, x, t):
    probs = np.asarray(model(tf.convert_to_tensor(x)))
    t = np.asarray(t)
    safe = np.maximum(probs, np.finfo(np.float32).tiny)
    loss = -(t * np.log(safe)).mean()  #! a tenth of the loss
    digits = probs.argmax(axis=1)
    labels = t[:, 0].astype(int)  #! the first column is not the label
    return float(loss), float((digits == labels).mean())


#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: the model is called with training=True, so dropout is at work while it is judged
import tensorflow as tf


def evaluate_classifier(model, x, t):
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    t = tf.convert_to_tensor(t, dtype=tf.float32)
    y = model(x, training=True)  #! dropout drops in evaluation
    loss = model.compute_loss(x=x, y=t, y_pred=y)
    hits = tf.equal(tf.argmax(y, axis=1), tf.argmax(t, axis=1))
    return float(loss), float(tf.reduce_mean(tf.cast(hits, tf.float32)))


#% id: ex13-evaluate_classifier-rare-02
#% kind: rare
#% why: mean of the means of batches of 100: the smaller last batch counts as much as a full one
def evaluate_classifier(model, x, t):
    losses, accs = [], []
    for start in range(0, len(x), 100):
        loss, acc = model.test_on_batch(x[start:start + 100], t[start:start + 100])
        losses.append(float(loss))
        accs.append(float(acc))
    return float(np.mean(losses)), float(np.mean(accs))  #! not weighted by the size of the batch


#% id: ex13-evaluate_classifier-rare-03
#% kind: rare
#% why: log of probabilities that are exactly 0: 0 * -inf is NaN once the network is sure of itself
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    t = np.asarray(t, dtype=np.float64)
    p = model.predict(np.asarray(x), verbose=0).astype(np.float64)
    loss = -(t * np.log(p)).sum(axis=1).mean()  #! p may be 0
    accuracy = (p.argmax(axis=1) == t.argmax(axis=1)).mean()
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-rare-04
#% kind: rare
#% why: steps = n // 32 full batches: the rows of the last smaller batch are never looked at
import tensorflow as tf


def evaluate_classifier(model, x, t):
    batch = 32
    steps = max(1, len(x) // batch)  #! drops the remainder
    data = tf.data.Dataset.from_tensor_slices((x, t)).batch(batch)
    out = model.evaluate(data, steps=steps, verbose=0, return_dict=True)
    return out["loss"], out["accuracy"]


#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: returns the list of evaluate as it is, a sequence of two floats
def evaluate_classifier(model, x, t):
    return model.evaluate(x, t, verbose=0)


#% id: ex13-evaluate_classifier-right-02
#% kind: right
#% why: own loop over slices with Python sums, weighted by the number of rows; loss through the compiled loss
import tensorflow as tf


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    total, hits = 0.0, 0
    for a in range(0, x.shape[0], 500):
        xb, tb = x[a:a + 500], t[a:a + 500]
        y = model(xb, training=False)
        total += float(model.compute_loss(x=xb, y=tf.constant(tb), y_pred=y, training=False)) * len(xb)
        hits += int(np.sum(np.argmax(y, axis=1) == np.argmax(tb, axis=1)))
    return total / x.shape[0], hits / x.shape[0]
