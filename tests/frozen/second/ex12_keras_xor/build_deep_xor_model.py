#% id: build_deep_xor_model-501
#% kind: one
#% why: six hidden layers, since the first one is counted twice
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input((2,))])
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(5):  #! six
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: build_deep_xor_model-502
#% kind: one
#% why: the output layer has the activation of the hidden ones
def build_deep_xor_model(activation="relu"):
    layers = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    layers.append(keras.layers.Dense(1, activation=activation))  #! sigmoid
    model = keras.Sequential([keras.Input(shape=(2,)), *layers])
    model.compile(
        optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"]
    )
    return model


#% id: build_deep_xor_model-503
#% kind: two
#% why: relu written in, and the hidden layers have seven units
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for i in range(7):
        model.add(keras.layers.Dense(7, activation="relu"))  #! ten units, and the argument
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: build_deep_xor_model-504
#% kind: two
#% why: eight hidden layers, Adam
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.layers.Dense(10, input_shape=(2,), activation=activation))
    for _ in range(7):  #! six more
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])  #! SGD
    return model


#% id: build_deep_xor_model-505
#% kind: three
#% why: activation at the first layer only, wrong rate, hinge loss
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(6):
        model.add(keras.layers.Dense(10))  #! no activation
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=1.0),  #! 0.1
        loss="hinge",  #! binary cross-entropy
        metrics=["accuracy"],
    )
    return model


#% id: build_deep_xor_model-506
#% kind: right
#% why: a loop over Activation layers
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10))
        model.add(keras.layers.Activation(activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"]
    )
    return model


#% id: build_deep_xor_model-507
#% kind: rare
#% why: one layer object is used seven times, so the weights are shared
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input(shape=(2,))
    first = keras.layers.Dense(10, activation=activation)(inputs)
    layer = keras.layers.Dense(10, activation=activation)  #! six different layers
    h = first
    for _ in range(6):
        h = layer(h)
    out = keras.layers.Dense(1, activation="sigmoid")(h)
    model = keras.Model(inputs, out)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model
