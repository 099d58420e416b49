#% id: build_xor_model-501
#% kind: one
#% why: learning rate 0.01
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    sgd = keras.optimizers.SGD(learning_rate=0.01)  #! 0.1
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: build_xor_model-502
#% kind: one
#% why: no metric
def build_xor_model():
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy")  #! accuracy missing
    return model


#% id: build_xor_model-503
#% kind: two
#% why: tanh in the hidden layer, and mean squared error
def build_xor_model():
    hidden = keras.layers.Dense(3, activation="tanh")  #! sigmoid
    out = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, out])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="mean_squared_error",  #! binary cross-entropy
        metrics=["accuracy"],
    )
    return model


#% id: build_xor_model-504
#% kind: two
#% why: no activation at the output, and the optimiser by its name
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1))  #! sigmoid left out
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! rate 0.01
    return model


#% id: build_xor_model-505
#% kind: three
#% why: two units, Adam, mean squared error
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(2,)))
    model.add(keras.layers.Dense(2, activation="sigmoid"))  #! three units
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.1),  #! SGD
        loss="mse",  #! binary cross-entropy
        metrics=["accuracy"],
    )
    return model


#% id: build_xor_model-506
#% kind: rare
#% why: SGD with momentum and clipping
def build_xor_model():
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(units=3, activation=keras.activations.sigmoid),
            keras.layers.Dense(units=1, activation=keras.activations.sigmoid),
        ]
    )
    opt = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, clipnorm=1.0)  #! plain SGD
    model.compile(optimizer=opt, loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


#% id: build_xor_model-507
#% kind: three
#% why: one output too many, logits, no bias in the hidden layer
def build_xor_model():
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="sigmoid", use_bias=False),  #! the bias
            keras.layers.Dense(2, activation="sigmoid"),  #! one unit
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),  #! the sigmoid is applied twice
        metrics=["accuracy"],
    )
    return model


#% id: build_xor_model-508
#% kind: rare
#% why: the compile call is forgotten
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model  #! not compiled


#% id: build_xor_model-509
#% kind: right
#% why: functional model, objects for everything
def build_xor_model():
    x = keras.Input((2,), name="bits")
    h = keras.layers.Dense(3, keras.activations.sigmoid, name="hidden")(x)
    y = keras.layers.Dense(1, name="logit")(h)
    y = keras.layers.Activation("sigmoid")(y)
    model = keras.Model(x, y)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=1e-1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model
