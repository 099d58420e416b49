#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional API, loss and metric as objects
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    pixels = keras.Input(shape=(784,), name="pixels")
    flow = pixels
    for units in hidden:
        flow = keras.layers.Dense(
            units,
            activation=keras.activations.relu,
            kernel_initializer=initializer,
        )(flow)
        if dropout > 0:
            flow = keras.layers.Dropout(rate=dropout, seed=1)(flow)
    digits = keras.layers.Dense(10, activation=keras.activations.softmax, name="digits")(flow)
    model = keras.Model(inputs=pixels, outputs=digits)
    model.compile(
        optimizer=optimizer,
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model


#% id: ex13-build_classifier-right-02
#% kind: right
#% why: list of layers flattened from pairs, output initialised like the rest
def _stage(units, initializer, dropout):
    yield keras.layers.Dense(units, "relu", kernel_initializer=initializer)
    if dropout > 0.0:
        yield keras.layers.Dropout(dropout)


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    body = [layer for units in hidden for layer in _stage(units, initializer, dropout)]
    net = keras.Sequential([*body, keras.layers.Dense(10, "softmax", kernel_initializer=initializer)])
    net.build((None, 28 * 28))
    net.compile(keras.optimizers.get(optimizer), "categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-one-01
#% kind: one
#% why: loss for whole-number labels
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for n in hidden:
        model.add(keras.layers.Dense(n, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",  #! the targets are one-hot
        metrics=["accuracy"],
    )
    return model


#% id: ex13-build_classifier-one-02
#% kind: one
#% why: rate taken for the share that is kept
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    D = keras.layers.Dense
    layers = [keras.Input((784,))]
    rate = 1 - dropout  #! Keras's rate is the share that is dropped
    for size in hidden:
        layers += [D(size, activation="relu", kernel_initializer=initializer)]
        if dropout > 0:
            layers += [keras.layers.Dropout(rate)]
    layers += [D(10, activation="softmax")]
    model = keras.Sequential(layers)
    model.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-one-03
#% kind: one
#% why: the initialiser of the options is not handed on
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    from keras import layers, models

    model = models.Sequential([layers.InputLayer(shape=(784,))])
    for width in list(hidden):
        model.add(layers.Dense(width, activation="relu"))  #! initializer is not used
        if dropout:
            model.add(layers.Dropout(dropout))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-01
#% kind: two
#% why: dropout once behind all layers, adam whatever is asked for
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for i, units in enumerate(hidden):
        net.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0 and i == len(hidden) - 1:  #! after the last hidden layer alone
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    adam = keras.optimizers.Adam()  #! the optimizer argument is ignored
    net.compile(optimizer=adam, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-two-02
#% kind: two
#% why: ReLU after the first hidden layer alone, initialiser given to the biases
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inp = keras.layers.Input(shape=(784,))
    out = inp
    activation = "relu"
    for units in hidden:
        dense = keras.layers.Dense(
            units,
            activation=activation,
            bias_initializer=initializer,  #! it belongs to the kernel
        )
        out = dense(out)
        activation = None  #! later hidden layers are linear
        if dropout > 0:
            out = keras.layers.Dropout(dropout)(out)
    out = keras.layers.Dense(10, activation="softmax")(out)
    model = keras.models.Model(inp, out)
    model.compile(optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-three-01
#% kind: three
#% why: dropout fixed, sigmoid output, every layer as wide as the first
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.models.Sequential()
    model.add(keras.layers.Input((784,)))
    for k in range(len(hidden)):
        units = hidden[0]  #! every hidden layer gets the first width
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(0.3))  #! the rate of the lecture, not the one given
    model.add(keras.layers.Dense(10, activation="sigmoid"))  #! softmax
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-01
#% kind: rare
#% why: one initialiser object for all layers draws the same numbers each time
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    start = keras.initializers.get(initializer)
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(
            keras.layers.Dense(
                units,
                activation="relu",
                kernel_initializer=start,  #! the object keeps its seed, layers of the same shape get equal weights
            )
        )
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: dropout also at prediction
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    x = keras.Input(shape=(784,))
    h = x
    for units in hidden:
        h = keras.layers.Dense(units, kernel_initializer=initializer, activation="relu")(h)
        if dropout > 0:
            drop = keras.layers.Dropout(dropout)
            h = drop(h, training=True)  #! drops at prediction and evaluation too
    y = keras.layers.Dense(10, activation="softmax")(h)
    classifier = keras.Model(x, y, name="mnist")
    classifier.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return classifier


#% id: ex13-build_classifier-rare-03
#% kind: rare
#% why: another optimiser where the name is unknown
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    try:
        method = keras.optimizers.get(optimizer)
    except ValueError:
        method = keras.optimizers.Adam()  #! an unknown name is to be Keras's error
    steps = [keras.layers.Input((784,))]
    for units in hidden:
        steps.append(keras.layers.Dense(units, "relu", True, initializer))
        if dropout > 0:
            steps.append(keras.layers.Dropout(dropout))
    steps.append(keras.layers.Dense(10, "softmax"))
    model = keras.Sequential(steps)
    model.compile(method, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-04
#% kind: rare
#% why: one dropout mask for the whole batch
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential(name="classifier")
    model.add(keras.Input((784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            mask = (1, units)  #! all rows of a batch lose the same units
            model.add(keras.layers.Dropout(dropout, noise_shape=mask))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, metrics=["accuracy"], loss="categorical_crossentropy")
    return model


#% id: ex13-build_classifier-rare-05
#% kind: rare
#% why: softmax down the batch
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    def layers():
        yield keras.Input((784,))
        for units in hidden:
            yield keras.layers.Dense(units, activation="relu", kernel_initializer=initializer)
            if dropout > 0:
                yield keras.layers.Dropout(dropout)

    def probabilities(z):
        return keras.ops.softmax(z, axis=0)  #! normalises over the rows, not over the classes

    model = keras.Sequential([*layers(), keras.layers.Dense(10, activation=probabilities)])
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model
