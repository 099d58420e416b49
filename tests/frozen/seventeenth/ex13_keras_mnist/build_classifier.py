#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional form with a list of stages
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    pixels = keras.Input(shape=(784,), dtype="float32")
    stages = []
    for width in hidden:
        stages.append(keras.layers.Dense(width, activation="relu", kernel_initializer=initializer))
        stages += [keras.layers.Dropout(dropout)] if dropout else []
    stages.append(keras.layers.Dense(10, activation="softmax"))
    signal = pixels
    for stage in stages:
        signal = stage(signal)
    net = keras.Model(pixels, signal)
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net

#% id: ex13-build_classifier-right-02
#% kind: right
#% why: generator with yield from, objects got from Keras by name
def _layers(hidden, initializer, dropout):
    yield keras.layers.InputLayer(shape=(28 * 28,))
    for n in hidden:
        yield keras.layers.Dense(n, keras.activations.relu, kernel_initializer=initializer)
        if dropout > 0:
            yield keras.layers.Dropout(rate=dropout)
    yield keras.layers.Dense(10, keras.activations.softmax)


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    m = keras.Sequential(list(_layers(hidden, initializer, dropout)))
    m.compile(
        keras.optimizers.get(optimizer),
        keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy("accuracy")],
    )
    return m

#% id: ex13-build_classifier-one-01
#% kind: one
#% why: the sparse loss wants digits, the targets are one-hot
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.models.Sequential()
    model.add(keras.layers.Input(shape=(784,)))
    for h in hidden:
        model.add(keras.layers.Dense(h, activation="relu", kernel_initializer=initializer))
        if dropout > 0.0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  #! one-hot targets need categorical_crossentropy
    return model

#% id: ex13-build_classifier-one-02
#% kind: one
#% why: dropout once, after the last hidden layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    from keras.layers import Dense, Dropout
    layers = [keras.Input((784,))]
    for k in hidden:
        layers.append(Dense(k, activation="relu", kernel_initializer=initializer))
    if dropout > 0:  #! stands behind the loop: only the last hidden layer is dropped from
        layers.append(Dropout(dropout))  #! one Dropout in all; there must be one after each hidden layer
    layers.append(Dense(10, activation="softmax"))
    seq = keras.Sequential(layers)
    seq.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return seq

#% id: ex13-build_classifier-one-03
#% kind: one
#% why: the initialiser is given to the biases
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    dense_kw = {"activation": "relu", "bias_initializer": initializer}  #! the weights are meant: kernel_initializer
    net = keras.Sequential([keras.Input(shape=(784,))])
    for i in range(len(hidden)):
        net.add(keras.layers.Dense(hidden[i], **dense_kw))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return net

#% id: ex13-build_classifier-two-01
#% kind: two
#% why: the share kept is given to Dropout; the optimiser stays Adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    blocks = [
        [keras.layers.Dense(u, activation="relu", kernel_initializer=initializer)]
        + ([keras.layers.Dropout(1 - dropout)] if dropout > 0 else [])  #! rate is the share dropped, not the share kept
        for u in hidden
    ]
    flat = sum(blocks, [keras.Input((784,))])
    clf = keras.Sequential(flat + [keras.layers.Dense(10, activation="softmax")])
    clf.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! `optimizer` is not used
    return clf

#% id: ex13-build_classifier-two-02
#% kind: two
#% why: only two hidden layers are ever built; sigmoid at the output
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input((784,))])

    def block(units):
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))

    for units in hidden[:2]:  #! a third layer is lost
        block(units)
    model.add(keras.layers.Dense(10, activation="sigmoid"))  #! softmax, or the ten do not sum to 1
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build_classifier-three-01
#% kind: three
#% why: tanh, no metric, dropout ahead of its layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    x = inp = keras.Input((784,))
    for size in hidden:
        dense = keras.layers.Dense(size, activation="tanh", kernel_initializer=initializer)  #! ReLU
        if dropout > 0:
            x = dense(keras.layers.Dropout(dropout)(x))  #! drops before the layer: the pixels, and nothing after the last
        else:
            x = dense(x)
    model = keras.Model(inp, keras.layers.Dense(10, activation="softmax")(x))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy")  #! metrics=["accuracy"] is missing
    return model

#% id: ex13-build_classifier-rare-01
#% kind: rare
#% why: the layers lie in a dict by their width, so (256, 256) becomes a single layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    by_width = {w: keras.layers.Dense(w, activation="relu", kernel_initializer=initializer) for w in hidden}  #! equal widths fall together under one key
    entry = keras.Input(shape=(784,))
    flow = entry
    for layer in by_width.values():
        flow = layer(flow)
        if dropout > 0:
            flow = keras.layers.Dropout(dropout)(flow)
    built = keras.Model(inputs=entry, outputs=keras.layers.Dense(10, activation="softmax")(flow), name="mnist")
    built.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return built

#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: an unknown optimiser silently becomes Adam
OPTS = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD, "rmsprop": keras.optimizers.RMSprop}


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    chosen = OPTS.get(optimizer, keras.optimizers.Adam)()  #! a name Keras does not know must be Keras's error (and the ones it knows are more than three)
    net = keras.Sequential()
    net.add(keras.Input((784,)))
    [
        (net.add(keras.layers.Dense(n, activation="relu", kernel_initializer=initializer)), dropout > 0 and net.add(keras.layers.Dropout(dropout)))
        for n in hidden
    ]
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=chosen, loss="categorical_crossentropy", metrics=["accuracy"])
    return net
