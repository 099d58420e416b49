#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: model.add in a loop over a table, loss and metric as objects
def build_xor_model():
    net = keras.models.Sequential(name="xor_231")
    net.add(keras.layers.InputLayer(shape=(2,)))
    for units in (3, 1):
        net.add(keras.layers.Dense(units, activation=keras.activations.sigmoid))
    settings = dict(
        optimizer=keras.optimizers.SGD(1e-1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    net.compile(**settings)
    return net


#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: "sgd" as a string has the learning rate 0.01
def build_xor_model() -> keras.Model:
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! learning rate is the default 0.01
    return model


#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: two hidden units (the network of another lecture)
def build_xor_model():
    from keras import layers, Sequential
    m = Sequential()
    m.add(keras.Input((2,)))
    m.add(layers.Dense(2, activation="sigmoid"))  #! 2 hidden units, not 3
    m.add(layers.Dense(1, activation="sigmoid"))
    m.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-build_xor_model-one-03
#% kind: one
#% why: mean squared error in place of binary cross-entropy
def build_xor_model() -> keras.Model:
    hidden = keras.layers.Dense(units=3, activation=tf.keras.activations.sigmoid)
    output = keras.layers.Dense(units=1, activation=tf.keras.activations.sigmoid)
    model = keras.Sequential(layers=[keras.layers.Input(shape=[2]), hidden, output])
    model.compile(
        loss="mse",  #! squared error, as in exercise 3
        metrics=["accuracy"],
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
    )
    return model


#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: no activation at the output, momentum in the optimiser
def build_xor_model():
    모델 = keras.Sequential()
    모델.add(keras.Input(shape=(2,)))
    모델.add(keras.layers.Dense(3, activation="sigmoid"))
    모델.add(keras.layers.Dense(1))  #! linear output
    최적화 = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)  #! momentum was not asked for
    모델.compile(optimizer=최적화, loss="binary_crossentropy", metrics=["accuracy"])
    return 모델


#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: hidden layer with tanh, metric forgotten
def build_xor_model() -> keras.Model:
    spec = [(3, "tanh"), (1, "sigmoid")]  #! tanh in the hidden layer
    model = keras.Sequential([keras.Input(shape=(2,))] + [keras.layers.Dense(n, activation=act) for n, act in spec])
    opt = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=opt, loss="binary_crossentropy")  #! no accuracy
    return model


#% id: ex12-build_xor_model-three-01
#% kind: three
#% why: relu hidden, Adam, and the focal variant of the loss
def build_xor_model():
    act = {"hidden": "relu", "out": "sigmoid"}  #! relu
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, act["hidden"]),
        keras.layers.Dense(1, act["out"]),
    ])
    optimizer = keras.optimizers.Adam(learning_rate=0.1)  #! Adam, not SGD
    loss = keras.losses.BinaryFocalCrossentropy()  #! the focal loss is another one
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"])
    return model


#% id: ex12-build_xor_model-rare-01
#% kind: rare
#% why: the output has no bias, as in the NumPy network of exercise 2
def build_xor_model() -> keras.Model:
    layers = keras.layers
    model = keras.Sequential([
        layers.Input(shape=(2,)),
        layers.Dense(3, activation="sigmoid", name="hidden"),
        layers.Dense(1, activation="sigmoid", use_bias=False, name="output"),  #! Dense(1) has a bias here
    ])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss=keras.losses.binary_crossentropy, metrics=["accuracy"])
    return model
