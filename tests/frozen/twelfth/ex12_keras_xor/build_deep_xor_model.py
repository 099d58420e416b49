#% id: ex12-bd-right-01
#% kind: right
#% why: the list of layers is made by a comprehension
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    hidden = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    out = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input(shape=(2,)), *hidden, out])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-bd-right-02
#% kind: right
#% why: the functional API with a while loop instead of Sequential
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input((2,))
    z = inputs
    left = 7
    while left > 0:
        z = keras.layers.Dense(10, activation=activation)(z)
        left -= 1
    y = keras.layers.Dense(1, activation="sigmoid")(z)
    net = keras.Model(inputs=inputs, outputs=y)
    net.compile(keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: ex12-bd-one-01
#% kind: one
#% why: range(1, 7) makes six hidden layers
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for i in range(1, 7):  #! six
        model.add(keras.layers.Dense(10, activation=activation, name=f"hidden_{i}"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-bd-one-02
#% kind: one
#% why: the argument is ignored, the layers are always relu
def build_deep_xor_model(activation: str = "relu"):
    actFunc = 'relu' # 된다.
    model = tf.keras.Sequential()
    model.add(tf.keras.Input((2,)))
    for _ in range(7):
        model.add(tf.keras.layers.Dense(10, activation=actFunc))  #! activation
    model.add(tf.keras.layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd,loss='binary_crossentropy',metrics=['accuracy'])
    return model


#% id: ex12-bd-one-03
#% kind: one
#% why: the output layer takes the hidden activation too instead of the sigmoid
def build_deep_xor_model(activation="relu"):
    sizes = [10] * 7 + [1]
    model = keras.Sequential([keras.Input((2,))])
    for n in sizes:
        model.add(keras.layers.Dense(n, activation=activation))  #! for the last one as well
    model.compile(keras.optimizers.SGD(learning_rate=0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-bd-two-01
#% kind: two
#% why: one hidden layer in front of the loop and seven in it (eight), and the default rate 0.01
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(7):  #! eight with the one above
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(),  #! learning_rate=0.1
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-bd-two-02
#% kind: two
#% why: width and depth are exchanged (ten layers of seven), and the loss is the mean squared error
DEPTH, WIDTH = 10, 7


def build_deep_xor_model(activation="relu"):
    layers = [keras.Input((2,))]
    layers += [keras.layers.Dense(WIDTH, activation=activation) for _ in range(DEPTH)]  #! 7 x Dense(10)
    layers += [keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential(layers)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse",  #! binary cross-entropy
                  metrics=["accuracy"])
    return model


#% id: ex12-bd-rare-01
#% kind: rare
#% why: one layer object is called six times: the layers share their weights (151 parameters instead of 701)
def build_deep_xor_model(activation="relu"):
    inp = keras.Input(shape=(2,))
    h = keras.layers.Dense(10, activation=activation)(inp)
    hidden = keras.layers.Dense(10, activation=activation)  #! one layer for all six
    for _ in range(6):
        h = hidden(h)
    out = keras.layers.Dense(1, activation="sigmoid")(h)
    model = keras.Model(inp, out)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-bd-rare-02
#% kind: rare
#% why: one optimiser object for all models of the file: the second model that is trained raises, for the optimiser belongs to the first
SGD_01 = keras.optimizers.SGD(learning_rate=0.1)
COMPILE = dict(loss="binary_crossentropy", metrics=["accuracy"])


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation))
    model.add(keras.layers.Dense(1, "sigmoid"))
    model.compile(optimizer=SGD_01, **COMPILE)  #! shared by every model built here
    return model


#% id: ex12-bd-rare-03
#% kind: rare
#% why: the activation stands after the loop only, so the hidden layers but the last are linear
def build_deep_xor_model(activation="relu"):
    # PyTorch style: Linear and activation are separate modules
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10))  #! the activation belongs into the loop
    model.add(keras.layers.Activation(activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model
