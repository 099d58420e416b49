#% id: train_xor-501
#% kind: one
#% why: batches of one example
def train_xor(model, x, t, steps=10_000):
    history = model.fit(x, t, epochs=steps, batch_size=1, verbose=0)  #! the whole batch
    return float(history.history["loss"][-1])


#% id: train_xor-502
#% kind: one
#% why: gives the first loss back
def train_xor(model, x, t, steps=10_000):
    x, t = np_float(x), np_float(t)
    losses = []
    for _ in range(steps):
        losses.append(float(model.train_on_batch(x, t)[0]))
    return losses[0]  #! the last one


def np_float(values):
    return tf.cast(values, tf.float32)


#% id: train_xor-503
#% kind: two
#% why: one step too many, and the mean of the losses
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    losses = []
    for _ in range(steps + 1):  #! steps
        losses.append(model.train_on_batch(x, t, return_dict=True)["loss"])
    return float(sum(losses) / len(losses))  #! the last one


#% id: train_xor-504
#% kind: two
#% why: compiled anew with another loss, and the accuracy comes back
def train_xor(model, x, t, steps=10_000):
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["accuracy"])  #! not again
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        out = model.train_on_batch(x, t, return_dict=True)
    return float(out["accuracy"])  #! the loss


#% id: train_xor-505
#% kind: three
#% why: targets rounded away, default batches, the list of losses
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    t = tf.zeros_like(tf.convert_to_tensor(t, dtype=tf.float32))  #! the targets
    history = model.fit(x, t, epochs=steps, verbose=0)  #! batches of 32
    return history.history["loss"]  #! a list


#% id: train_xor-506
#% kind: rare
#% why: own gradient steps with a fixed rate, past the model's optimiser
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    loss_function = keras.losses.BinaryCrossentropy()  #! model.loss
    loss = 0.0
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = loss_function(t, model(x, training=True))
        grads = tape.gradient(loss, model.trainable_variables)
        for v, g in zip(model.trainable_variables, grads):
            v.assign_sub(0.1 * g)  #! the optimiser of the model
    return float(loss)


#% id: train_xor-507
#% kind: right
#% why: one fit over a repeated dataset, evaluated afterwards
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    data = tf.data.Dataset.from_tensors((x, t)).repeat(steps)
    model.fit(data, epochs=1, steps_per_epoch=steps, verbose=0)
    result = model.evaluate(x, t, batch_size=len(x), verbose=0)
    return float(result[0] if isinstance(result, (list, tuple)) else result)


#% id: train_xor-508
#% kind: one
#% why: stops as soon as the loss is small
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    loss = None
    for step in range(steps):
        loss = float(model.train_on_batch(x, t, return_dict=True)["loss"])
        if loss < 0.1:  #! exactly `steps` updates
            break
    return loss
