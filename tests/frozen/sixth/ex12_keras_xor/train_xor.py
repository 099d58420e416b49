#% id: ex12-right-03
#% kind: right
#% why: a loop of its own with GradientTape, the model's own compute_loss and optimizer, the step compiled by tf.function
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    variables = model.trainable_variables
    model.optimizer.build(variables)

    @tf.function(autograph=False)
    def one_step():
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x=x, y=t, y_pred=model(x, training=True))
        model.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    last = float("nan")
    for _ in range(steps):
        last = one_step()
    return float(last)


#% id: ex12-right-04
#% kind: right
#% why: one epoch over a dataset that repeats the whole batch `steps` times, then evaluate; the loss is taken by its name
def train_xor(model, x, t, steps=10_000):
    rows = tf.constant(x, dtype=tf.float32), tf.constant(t, dtype=tf.float32)
    whole = tf.data.Dataset.from_tensors(rows)
    model.fit(whole.repeat(steps), epochs=1, verbose=0)
    result = model.evaluate(whole, verbose=0, return_dict=True)
    return result["loss"]


#% id: ex12-one-06
#% kind: one
#% why: batches of one row, so there are as many updates an epoch as rows
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x, t = np.array(x, "float32"), np.array(t, "float32")
    model.fit(x, t, epochs=steps, batch_size=1, verbose=0)  #! not the whole batch
    return float(model.evaluate(x, t, verbose=0, return_dict=True)["loss"])


#% id: ex12-one-07
#% kind: one
#% why: steps is not used, there are always 1000 updates
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    t = tf.convert_to_tensor(t, dtype=tf.float32)
    hist = model.fit(x, t, epochs=1000, batch_size=x.shape[0], verbose=0)  #! epochs should be steps
    return float(hist.history["loss"][-1])


#% id: ex12-one-08
#% kind: one
#% why: the loss before the first update comes back, not the one at the last
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32")
    losses = model.fit(x, t, epochs=steps, batch_size=len(x), verbose=0).history["loss"]
    return float(losses[0])  #! index 0 is the first step


#% id: ex12-one-09
#% kind: one
#% why: the mean of the losses of all steps comes back
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = np.asarray(x, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32).reshape(-1, 1)
    history = model.fit(x, t, batch_size=len(x), epochs=steps, verbose=0, shuffle=False)
    losses = history.history["loss"]
    return float(sum(losses) / len(losses))  #! mean over the steps


#% id: ex12-two-05
#% kind: two
#% why: the model is compiled anew, so its own optimiser and loss are lost
#% why: the accuracy comes back, not the loss
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x, t = np.array(x).astype("float32"), np.array(t).astype("float32")
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! another optimiser and loss
    model.fit(x, t, epochs=steps, batch_size=len(x), verbose=0)
    score = model.evaluate(x, t, verbose=0)
    return float(score[1])  #! index 1 is the accuracy


#% id: ex12-two-06
#% kind: two
#% why: one update too few
#% why: the whole list of losses comes back, not a float
def train_xor(model, x, t, steps=10_000):
    x, t = tf.constant(x, tf.float32), tf.constant(t, tf.float32)
    losses = []
    for k in range(1, steps):  #! steps - 1 updates
        with tf.GradientTape() as tape:
            loss = model.compute_loss(y=t, y_pred=model(x, training=True))
        g = tape.gradient(loss, model.trainable_weights)
        model.optimizer.apply(g, model.trainable_weights)
        losses.append(float(loss))
    return losses  #! a list


#% id: ex12-three-03
#% kind: three
#% why: one epoch too many
#% why: batches of two rows
#% why: the model comes back, not the loss
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x = np.array(x, dtype=float)
    t = np.array(t, dtype=float)
    model.fit(
        x,
        t,
        epochs=steps + 1,  #! one more than steps
        batch_size=2,  #! half of the table
        verbose=0,
    )
    return model  #! the loss was asked for


#% id: ex12-rare-03
#% kind: rare
#% why: the batch size is left at Keras's 32, so with more than 32 rows there are several updates an epoch and none is on the whole batch
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(x, tf.float32)
    t = tf.cast(t, tf.float32)
    model.fit(x, t, epochs=steps, verbose=0)  #! batch_size is 32
    return float(model.evaluate(x, t, verbose=0, return_dict=True)["loss"])


#% id: ex12-rare-04
#% kind: rare
#% why: a PyTorch loop with an SGD(0.1) and a BCE of its own: right for build_xor_model's network, but the compiled model brings its loss and optimiser along
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, dtype="float32")
    t = tf.convert_to_tensor(t, dtype="float32")
    optimizer = keras.optimizers.SGD(learning_rate=0.1)  #! not the model's optimiser
    criterion = keras.losses.BinaryCrossentropy()  #! not the model's loss
    for step in range(steps):
        with tf.GradientTape() as tape:
            loss = criterion(t, model(x, training=True))
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss.numpy().item()


#% id: ex12-rare-05
#% kind: rare
#% why: training stops early once five steps have not brought the loss down by 0.01, so there are not exactly `steps` updates
import numpy as np


def train_xor(model, x, t, steps=10_000):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=5, min_delta=1e-2)
    history = model.fit(x, t, epochs=steps, batch_size=len(x), callbacks=[stop], verbose=0)  #! may end before `steps`
    return float(history.history["loss"][-1])


