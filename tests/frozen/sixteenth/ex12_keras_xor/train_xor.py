#% id: ex12-train_xor-right-01
#% kind: right
#% why: own loop with GradientTape, the model's compute_loss and optimizer
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, dtype="float32")
    t = tf.convert_to_tensor(t, dtype="float32")
    model.optimizer.build(model.trainable_variables)

    @tf.function
    def update():
        with tf.GradientTape() as tape:
            y = model(x, training=True)
            loss = model.compute_loss(x=x, y=t, y_pred=y, training=True)
        grads = tape.gradient(loss, model.trainable_variables)
        model.optimizer.apply(grads, model.trainable_variables)
        return loss

    for _ in range(steps):
        loss = update()
    return float(loss)


#% id: ex12-train_xor-right-02
#% kind: right
#% why: one endless repeated dataset batch with steps_per_epoch=1
def train_xor(model, x, t, steps=10_000):
    입력, 정답 = (tf.constant(v, dtype=tf.float32) for v in (x, t))
    n = 입력.shape[0]
    데이터 = tf.data.Dataset.from_tensors((입력, 정답)).repeat()
    model.fit(데이터, steps_per_epoch=1, epochs=steps, verbose=0)
    점수 = model.evaluate(입력, 정답, batch_size=n, verbose=0, return_dict=True)
    return 점수["loss"]


#% id: ex12-train_xor-one-01
#% kind: one
#% why: the default batch size of 32: several updates an epoch for more than 32 rows
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    t = tf.convert_to_tensor(t, dtype=tf.float32)
    history = model.fit(x, t, epochs=steps, verbose=0)  #! batches of 32, not the whole batch
    return history.history["loss"][-1]


#% id: ex12-train_xor-one-02
#% kind: one
#% why: the mean of the losses over all steps
def train_xor(model, x, t, steps=10_000):
    X = tf.constant(x, dtype=tf.float32)
    T = tf.constant(t, dtype=tf.float32)
    losses = model.fit(X, T, batch_size=X.shape[0], epochs=steps, verbose=0).history["loss"]
    return sum(losses) / len(losses)  #! mean over steps


#% id: ex12-train_xor-one-03
#% kind: one
#% why: one update too few: the loop starts at 1
def train_xor(model, x, t, steps=10_000):
    x, t = tf.cast(x, tf.float32), tf.cast(t, tf.float32)
    i = 1  #! the loop then makes steps - 1 updates
    while i < steps:
        model.train_on_batch(x, t)
        i += 1
    return model.evaluate(x, t, batch_size=len(x), verbose=0, return_dict=True)["loss"]


#% id: ex12-train_xor-two-01
#% kind: two
#% why: uses an optimiser of its own, and the first loss is returned
def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.constant(x), tf.float32)
    t = tf.cast(tf.constant(t), tf.float32)
    opt = keras.optimizers.SGD(learning_rate=0.1)  #! the model brings its own
    history = []
    for _ in range(steps):
        with tf.GradientTape() as g:
            L = model.compute_loss(y=t, y_pred=model(x, training=True))
        history.append(float(L))
        opt.apply_gradients(zip(g.gradient(L, model.trainable_weights), model.trainable_weights))
    return history[0]  #! the loss before the first update


#% id: ex12-train_xor-two-02
#% kind: two
#% why: batch_size and epochs exchanged, and the list of losses returned
def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    inputs = tf.convert_to_tensor(x, dtype="float32")
    targets = tf.convert_to_tensor(t, dtype="float32")
    args = {"batch_size": steps, "epochs": len(inputs), "verbose": 0}  #! the two numbers are exchanged
    log = model.fit(inputs, targets, **args).history
    return log["loss"]  #! the whole list, not the last value


#% id: ex12-train_xor-three-01
#% kind: three
#% why: lists are not converted; one row at a time; one minus the loss
def train_xor(model, x, t, steps=10_000):
    tensors = [x, t]  #! a list is nothing that fit takes
    run = model.fit(*tensors, batch_size=1, epochs=steps, verbose=0)  #! an update for each row
    last = run.history["loss"].pop()
    return 1 - last  #! this is not the loss


#% id: ex12-train_xor-rare-01
#% kind: rare
#% why: compiles the model anew inside, so its loss and optimiser are replaced
def train_xor(model, x, t, steps=10_000):
    x = tf.constant(x, tf.float32); t = tf.constant(t, tf.float32)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])  #! the model was compiled by the caller
    h = model.fit(x, t, epochs=steps, batch_size=len(x), verbose=0)
    return float(h.history["loss"][-1])


#% id: ex12-train_xor-rare-02
#% kind: rare
#% why: an early stop when the loss no longer falls: fewer updates than steps
def train_xor(model, x, t, steps=10_000):
    x = tf.convert_to_tensor(x, tf.float32)
    t = tf.convert_to_tensor(t, tf.float32)
    before = float("inf")
    for step in range(steps):
        out = model.train_on_batch(x, t, return_dict=True)
        loss = float(out["loss"])
        if loss >= before:  #! stops when the loss rises: not exactly `steps` updates
            break
        before = loss
    return loss
