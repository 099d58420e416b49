#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: layers from a table, loss, metric and optimiser as objects with spelled-out defaults
def build_xor_model() -> keras.Model:
    table = ((3, "sigmoid"), (1, "sigmoid"))
    net = keras.Sequential(name="xor")
    net.add(keras.Input(shape=(2,), dtype="float32"))
    for units, act in table:
        net.add(keras.layers.Dense(units))
        net.layers[-1].activation = keras.activations.get(act)
    options = dict(
        optimizer=keras.optimizers.SGD(learning_rate=1e-1, momentum=0.0, nesterov=False),
        loss=keras.losses.BinaryCrossentropy(from_logits=False),
        metrics=["accuracy"],
    )
    net.compile(**options)
    return net


#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: the optimiser is given by name, with the default learning rate 0.01
def build_xor_model():
    model = keras.Sequential([
        keras.layers.Input(shape=(2,)),
        keras.layers.Dense(3, activation='sigmoid'),
        keras.layers.Dense(1, activation='sigmoid'),
    ])
    model.compile(optimizer='sgd', loss='binary_crossentropy', metrics=['accuracy'])  #! the name alone means learning rate 0.01
    return model


#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: the hidden layer has no activation
def build_xor_model():
    from tensorflow.keras import layers
    model = tf.keras.Sequential()
    model.add(layers.InputLayer(shape=(2,)))
    model.add(layers.Dense(3))  #! linear hidden layer, the sigmoid is missing
    model.add(layers.Dense(1, activation=tf.nn.sigmoid))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(loss='binary_crossentropy', optimizer=sgd, metrics=['accuracy'])
    return model


#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: squared error as loss, and two hidden units
def build_xor_model() -> keras.Model:
    n_in, n_hidden, n_out = 2, 2, 1  #! three hidden units are asked for
    hidden = keras.layers.Dense(n_hidden, activation=keras.activations.sigmoid, name="hidden")
    output = keras.layers.Dense(n_out, activation=keras.activations.sigmoid, name="output")
    model = keras.models.Sequential([keras.Input((n_in,)), hidden, output])
    opt = keras.optimizers.SGD(0.1)
    model.compile(opt, "mean_squared_error", metrics=["accuracy"])  #! the loss should be binary cross-entropy
    return model


#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: Adam instead of SGD, softmax over a single output
def build_xor_model():
    D = keras.layers.Dense
    stack = [keras.Input(shape=(2,))]
    stack += [D(3, "sigmoid")]
    stack += [D(1, "softmax")]  #! softmax of one unit is always 1
    xor = keras.Sequential(stack)
    how = {"loss": "binary_crossentropy", "metrics": ["accuracy"]}
    how["optimizer"] = keras.optimizers.Adam(learning_rate=0.1)  #! Adam where SGD was wanted
    xor.compile(**how)
    return xor


#% id: ex12-build_xor_model-three-01
#% kind: three
#% why: input width 4, tanh in the hidden layer, no accuracy
def build_xor_model():
    x = keras.Input(shape=(4,))  #! 4 is the number of examples, the input has 2 features
    seq = keras.Sequential()
    seq.add(x)
    for units, f in zip((3, 1), ("tanh", "sigmoid")):  #! hidden activation tanh instead of sigmoid
        seq.add(keras.layers.Dense(units, activation=f))
    optimizer = keras.optimizers.SGD(learning_rate=0.1)
    seq.compile(optimizer=optimizer, loss=keras.losses.BinaryCrossentropy())  #! the metric accuracy is not asked for
    return seq


#% id: ex12-build_xor_model-rare-01
#% kind: rare
#% why: output layer without bias, as in the NumPy network of the earlier exercise
def build_xor_model():
    def dense(units, **kw):
        return keras.layers.Dense(units, activation="sigmoid", **kw)

    m = keras.Sequential([keras.Input((2,)), dense(3), dense(1, use_bias=False)])  #! Dense(1, sigmoid) has a bias here
    m.compile(
        keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.binary_crossentropy,
        metrics=["accuracy"],
    )
    return m


#% id: ex12-build_xor_model-rare-02
#% kind: rare
#% why: one optimiser object for every model, the second model cannot be trained with it
SGD_01 = keras.optimizers.SGD(learning_rate=0.1)


def build_xor_model():
    net = keras.Sequential()
    net.add(keras.Input(shape=[2]))
    net.add(keras.layers.Dense(units=3, activation="sigmoid"))
    net.add(keras.layers.Dense(units=1, activation="sigmoid"))
    net.compile(SGD_01, "binary_crossentropy", ["accuracy"])  #! the optimiser is shared by all models that the function builds
    return net


#% id: ex12-build_xor_model-rare-03
#% kind: rare
#% why: the loss adds up over the batch instead of taking the mean
def build_xor_model() -> keras.Model:
    from keras import layers, losses, optimizers

    model = keras.Sequential((layers.Input((2,)), layers.Dense(3, "sigmoid"), layers.Dense(1, "sigmoid")))
    bce = losses.BinaryCrossentropy(reduction="sum")  #! the sum makes loss and steps n times as large
    model.compile(optimizer=optimizers.SGD(0.1), loss=bce, metrics=["accuracy"])
    return model


#% id: ex12-build_xor_model-rare-04
#% kind: rare
#% why: an extra Activation layer behind the output that already has its sigmoid
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(keras.layers.Dense(3))
    model.add(keras.layers.Activation("sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.add(keras.layers.Activation("sigmoid"))  #! the sigmoid is applied a second time
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model
