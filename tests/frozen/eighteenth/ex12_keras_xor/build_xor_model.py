#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: the lecture's form with tf.keras, input_dim and add; loss and metric as objects
def build_xor_model():
    layers = tf.keras.layers
    model = tf.keras.Sequential()
    model.add(layers.Dense(3, activation="sigmoid", input_dim=2))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
        loss=tf.keras.losses.BinaryCrossentropy(),
        metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model


#% id: ex12-build_xor_model-right-02
#% kind: right
#% why: a subclass of Sequential that compiles itself, activations as functions
class _XorNet(keras.Sequential):
    def __init__(self, widths=(3, 1), rate=0.1):
        super().__init__(name="xor")
        self.add(keras.Input((2,)))
        for units in widths:
            self.add(keras.layers.Dense(units, activation=keras.ops.sigmoid))
        self.compile(keras.optimizers.SGD(rate), "binary_crossentropy", metrics=["accuracy"])


def build_xor_model():
    return _XorNet()


#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: SGD by name, with Keras's own learning rate
def build_xor_model():
    model = keras.Sequential(
        [
            keras.layers.Input(shape=(2,)),
            keras.layers.Dense(units=3, activation="sigmoid"),
            keras.layers.Dense(units=1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! the name stands for learning rate 0.01
    return model


#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: mean squared error
def build_xor_model():
    net = keras.Sequential()
    net.add(keras.Input(shape=(2,)))
    net.add(keras.layers.Dense(3, "sigmoid"))
    net.add(keras.layers.Dense(1, "sigmoid"))
    opt = keras.optimizers.SGD(learning_rate=1e-1)
    net.compile(opt, loss="mean_squared_error", metrics=["accuracy"])  #! binary cross-entropy is asked for
    return net


#% id: ex12-build_xor_model-one-03
#% kind: one
#% why: compile's result is returned
def build_xor_model():
    from keras.layers import Dense, Input

    net = keras.Sequential([Input((2,)), Dense(3, activation="sigmoid"), Dense(1, activation="sigmoid")])
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model = net.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])  #! compile returns None, not the model
    return model


#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: hidden activation forgotten, no metric
def build_xor_model():
    stack = [
        keras.Input((2,)),
        keras.layers.Dense(3, name="hidden"),  #! no activation, the layer is linear
        keras.layers.Dense(1, activation="sigmoid", name="output"),
    ]
    model = keras.Sequential(stack)
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy")  #! the accuracy is missing
    return model


#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: softmax on a single output, learning rate of the NumPy network
def build_xor_model():
    inputs, hidden, outputs = 2, 3, 1
    lamda = 1.0  #! the rate is 0.1
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(inputs,)))
    model.add(keras.layers.Dense(hidden, activation="sigmoid"))
    model.add(keras.layers.Dense(outputs, activation="softmax"))  #! softmax of one unit is always 1
    model.compile(
        loss=keras.losses.binary_crossentropy,
        optimizer=keras.optimizers.SGD(lamda),
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_xor_model-three-01
#% kind: three
#% why: four hidden units, tanh, Adam
def build_xor_model():
    config = {
        "hidden": 4,  #! three hidden units
        "activation": "tanh",  #! sigmoid
        "optimizer": keras.optimizers.Adam(learning_rate=0.1),  #! SGD
    }
    m = keras.Sequential(
        [
            keras.Input(shape=[2]),
            keras.layers.Dense(config["hidden"], activation=config["activation"]),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    m.compile(config["optimizer"], "binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-build_xor_model-rare-01
#% kind: rare
#% why: the output layer has no bias, as in the NumPy network
def build_xor_model():
    sig = keras.activations.sigmoid
    layers = [keras.layers.Dense(3, activation=sig)]
    layers.append(keras.layers.Dense(1, activation=sig, use_bias=False))  #! Dense has a bias by default, here it is switched off
    model = keras.Sequential(layers)
    model.build((None, 2))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_xor_model-rare-02
#% kind: rare
#% why: the metric Accuracy compares for exact equality
def build_xor_model():
    model = keras.Sequential(name="xor_shallow")
    model.add(keras.Input(shape=(2,), dtype="float32"))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    accuracy = keras.metrics.Accuracy()  #! counts y == t exactly, always 0 for probabilities
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=[accuracy],
    )
    return model


#% id: ex12-build_xor_model-rare-03
#% kind: rare
#% why: hard_sigmoid in the hidden layer
def build_xor_model():
    model = tf.keras.models.Sequential(
        [
            tf.keras.layers.InputLayer(shape=(2,)),
            tf.keras.layers.Dense(3, activation="hard_sigmoid"),  #! the piecewise linear one, not the sigmoid
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy", optimizer=tf.keras.optimizers.SGD(0.1), metrics=["accuracy"])
    return model


#% id: ex12-build_xor_model-rare-04
#% kind: rare
#% why: all weights begin at zero
def build_xor_model():
    options = dict(
        activation="sigmoid",
        kernel_initializer="zeros",  #! equal units stay equal, XOR cannot be learnt
    )
    net = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, **options), keras.layers.Dense(1, **options)]
    )
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.0),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return net


#% id: ex12-build_xor_model-rare-05
#% kind: rare
#% why: the input shape counts the four examples
def build_xor_model():
    examples, features = 4, 2
    model = keras.Sequential()
    model.add(keras.layers.Input((examples, features)))  #! the batch does not belong to the shape
    for n in (3, 1):
        model.add(keras.layers.Dense(n, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        metrics=["accuracy"],
        loss="binary_crossentropy",
    )
    return model
