#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: one list, unpacked comprehension
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    Dense = keras.layers.Dense
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        *[Dense(10, activation=activation) for _ in range(7)],
        Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-right-02
#% kind: right
#% why: walks backwards over layer numbers, names for layers, a helper for compile
def _finish(net):
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=["accuracy"],
    )
    return net


def build_deep_xor_model(activation="relu"):
    actFunc = activation
    net = keras.models.Sequential(name="deep_xor")
    net.add(keras.layers.InputLayer(shape=(2,)))
    left = 7
    while left > 0:
        net.add(keras.layers.Dense(10, activation=actFunc, name=f"hidden_{8 - left}"))
        left -= 1
    net.add(keras.layers.Dense(1, activation="sigmoid", name="out"))
    return _finish(net)


#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: the first hidden layer and seven more, eight in all
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(7):  #! six more after the first
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: the argument is ignored, relu is written out
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    for i in range(7):
        model.add(keras.layers.Dense(10, activation="relu"))  #! activation=activation
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    opt = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-03
#% kind: one
#% why: the output layer gets the hidden activation too
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    sizes = [10] * 7 + [1]
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for n in sizes:
        model.add(keras.layers.Dense(n, activation=activation))  #! the last one must be sigmoid
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: six hidden layers, and the learning rate is 0.01
def build_deep_xor_model(activation='relu'):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input((2,)))
    for layer in range(1, 7):  #! 1 to 6
        model.add(tf.keras.layers.Dense(10, activation=activation))
    model.add(tf.keras.layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD()  #! the default rate is 0.01
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: ten layers of seven units instead of seven of ten, and categorical cross-entropy
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    width, depth = 7, 10  #! the other way round
    stack = [keras.Input((2,))]
    stack += [keras.layers.Dense(width, activation=activation) for _ in range(depth)]
    stack.append(keras.layers.Dense(1, activation="sigmoid"))
    net = keras.Sequential(stack)
    net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                loss="categorical_crossentropy",  #! one output: binary
                metrics=["accuracy"])
    return net


#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: one layer object is called six times: the six layers share their weights, 151 parameters
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    inputs = keras.Input(shape=(2,))
    h = keras.layers.Dense(10, activation=activation)(inputs)
    middle = keras.layers.Dense(10, activation=activation)
    for _ in range(6):
        h = middle(h)  #! the same layer again and again, a new Dense each time is needed
    outputs = keras.layers.Dense(1, activation="sigmoid")(h)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-rare-03
#% kind: rare
#% why: one optimiser object for all models; the second model cannot be trained with it
OPTIMISER = keras.optimizers.SGD(learning_rate=0.1)


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    layers = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    model = keras.Sequential([keras.Input(shape=(2,)), *layers, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(
        optimizer=OPTIMISER,  #! an optimiser belongs to the variables of one model
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-rare-04
#% kind: rare
#% why: knows relu and sigmoid only; tanh silently becomes sigmoid
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    act = "relu" if activation == "relu" else "sigmoid"  #! any other name becomes sigmoid
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=act))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model
