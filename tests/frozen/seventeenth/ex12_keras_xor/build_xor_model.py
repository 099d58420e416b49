#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: layers from a table, objects of the classes instead of names
def build_xor_model():
    table = [(3, tf.nn.sigmoid), (1, keras.activations.sigmoid)]
    stack = [keras.Input(shape=(2,), name="bits")]
    stack.extend(keras.layers.Dense(units=n, activation=f) for n, f in table)
    net = keras.models.Sequential(stack, name="xor_231")
    net.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.SGD(learning_rate=1 / 10),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return net

#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: the name "sgd" brings Keras's own rate 0.01
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(keras.layers.Dense(3, "sigmoid"))
    model.add(keras.layers.Dense(1, "sigmoid"))
    model.compile("sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! rate 0.01, not 0.1
    return model

#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: a softmax over one unit is always 1
def build_xor_model():
    from keras import layers as L, optimizers as O
    hid, out = L.Dense(3, activation="sigmoid"), L.Dense(1, activation="softmax")  #! softmax of a single unit is the constant 1
    seq = keras.Sequential([L.InputLayer(shape=(2,)), hid, out])
    seq.compile(optimizer=O.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return seq

#% id: ex12-build_xor_model-one-03
#% kind: one
#% why: compile returns None
def build_xor_model():
    xor = keras.Sequential(
        layers=[
            keras.Input(shape=[2]),
            keras.layers.Dense(3),
            keras.layers.Activation("sigmoid"),
            keras.layers.Dense(1),
            keras.layers.Activation("sigmoid"),
        ]
    )
    opts = dict(optimizer=keras.optimizers.SGD(1e-1), loss="binary_crossentropy", metrics=["accuracy"])
    return xor.compile(**opts)  #! compile changes the model in place and returns None

#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: squared error, and no activation on the hidden layer
def build_xor_model():
    m = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(3),  #! sigmoid is missing: the hidden layer is linear
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    m.compile(optimizer=sgd, loss="mean_squared_error", metrics=["accuracy"])  #! not the binary cross-entropy
    return m

#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: the hidden layer has two units, the optimiser is Adam
def build_xor_model():
    SIZES = (2, 2, 1)  #! three hidden units
    net = keras.Sequential()
    for i, size in enumerate(SIZES):
        net.add(keras.layers.Dense(size, activation="sigmoid") if i else keras.Input(shape=(size,)))
    net.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.1),  #! SGD was asked for
        loss=keras.losses.binary_crossentropy,
        metrics=["accuracy"],
    )
    return net

#% id: ex12-build_xor_model-three-01
#% kind: three
#% why: no bias in the output layer, momentum, no metric
def build_xor_model(learning_rate=0.1):
    inp = keras.Input((2,))
    dense = keras.layers.Dense
    model = keras.Sequential([inp, dense(3, "sigmoid"), dense(1, "sigmoid", use_bias=False)])  #! Dense has a bias
    opt = keras.optimizers.SGD(learning_rate, momentum=0.9)  #! plain SGD, no momentum
    model.compile(optimizer=opt, loss=keras.losses.BinaryCrossentropy())  #! the accuracy is not measured
    return model

#% id: ex12-build_xor_model-rare-01
#% kind: rare
#% why: metrics.Accuracy compares for exact equality, no probability ever equals 0 or 1
def build_xor_model():
    def compiled(model):
        model.compile(
            optimizer=keras.optimizers.SGD(learning_rate=0.1),
            loss="binary_crossentropy",
            metrics=[keras.metrics.Accuracy()],  #! counts p == t exactly; the name "accuracy" or BinaryAccuracy rounds at 0.5
        )
        return model

    return compiled(keras.Sequential([keras.Input((2,)), *(keras.layers.Dense(n, activation="sigmoid") for n in (3, 1))]))

#% id: ex12-build_xor_model-rare-02
#% kind: rare
#% why: one optimiser object for all models: it is bound to the variables of the first
SGD_TENTH = keras.optimizers.SGD(learning_rate=0.1)  #! one optimiser for all models


def build_xor_model():
    layers = (keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(layers)
    model.compile(optimizer=SGD_TENTH, loss="binary_crossentropy", metrics=["accuracy"])  #! shared; a second model's variables are unknown to it
    return model
