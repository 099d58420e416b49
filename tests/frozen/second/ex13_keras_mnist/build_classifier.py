#% id: build_classifier-501
#% kind: one
#% why: the initialiser is left out
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))  #! kernel_initializer
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: build_classifier-502
#% kind: two
#% why: the optimiser written in, and dropout once at the end
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
    if dropout > 0:
        model.add(keras.layers.Dropout(dropout))  #! after each hidden layer
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! optimizer
    return model


#% id: build_classifier-503
#% kind: two
#% why: sparse loss, and dropout before the layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.Input(shape=(784,))]
    for units in hidden:
        if dropout > 0:
            layers.append(keras.layers.Dropout(dropout))  #! behind the Dense layer
        layers.append(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
    layers.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(layers)
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",  #! categorical
        metrics=["accuracy"],
    )
    return model


#% id: build_classifier-504
#% kind: three
#% why: sigmoid hidden, sigmoid out, binary cross-entropy
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(
            keras.layers.Dense(units, activation="sigmoid", kernel_initializer=initializer)  #! relu
        )
        if dropout:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="sigmoid"))  #! softmax
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])  #! categorical
    return model


#% id: build_classifier-505
#% kind: three
#% why: only two fixed layers, keep rate, no softmax
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    model.add(keras.layers.Dense(256, activation="relu", kernel_initializer=initializer))  #! hidden
    if dropout > 0:
        model.add(keras.layers.Dropout(1 - dropout))  #! the share dropped
    model.add(keras.layers.Dense(256, activation="relu", kernel_initializer=initializer))
    if dropout > 0:
        model.add(keras.layers.Dropout(1 - dropout))
    model.add(keras.layers.Dense(10))  #! softmax
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: build_classifier-506
#% kind: rare
#% why: batch normalisation between the layers, and L2
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(
            keras.layers.Dense(
                units,
                activation="relu",
                kernel_initializer=initializer,
                kernel_regularizer="l2",  #! none is asked for
            )
        )
        model.add(keras.layers.BatchNormalization())  #! not asked for
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: build_classifier-507
#% kind: right
#% why: built backwards from a list, loss and metric as objects
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inputs = keras.Input((28 * 28,))
    h = inputs
    for units in hidden:
        h = keras.layers.Dense(units, kernel_initializer=initializer)(h)
        h = keras.layers.ReLU()(h)
        if dropout > 0:
            h = keras.layers.Dropout(dropout)(h)
    model = keras.Model(inputs, keras.layers.Dense(10, "softmax")(h))
    model.compile(
        optimizer=keras.optimizers.get(optimizer),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model
