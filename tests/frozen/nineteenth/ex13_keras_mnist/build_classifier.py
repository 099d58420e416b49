#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional API with a small block function, everything set by objects from keras.*.get
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    def block(tensor, units):
        tensor = keras.layers.Dense(units, keras.activations.relu, kernel_initializer=initializer)(tensor)
        return keras.layers.Dropout(dropout)(tensor) if dropout > 0 else tensor

    start = signal = keras.Input(shape=(784,))
    for units in hidden:
        signal = block(signal, int(units))
    model = keras.Model(start, keras.layers.Dense(10, activation=keras.activations.softmax)(signal))
    model.compile(
        optimizer=keras.optimizers.get(optimizer),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


#% id: ex13-build_classifier-one-01
#% kind: one
#% why: the sparse loss is used although the targets are one-hot
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  #! the targets are one-hot, the sparse loss wants class numbers
    return model


#% id: ex13-build_classifier-one-02
#% kind: one
#% why: the share to keep is handed to Dropout
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.layers.Input((784,))]
    for n in hidden:
        layers.append(keras.layers.Dense(n, "relu", kernel_initializer=initializer))
        if dropout:
            layers.append(keras.layers.Dropout(1 - dropout))  #! Dropout takes the share that is dropped
    layers.append(keras.layers.Dense(10, "softmax"))
    net = keras.Sequential(layers)
    net.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-two-01
#% kind: two
#% why: only one dropout before the output, initializer forgotten
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    dense = [keras.layers.Dense(u, activation="relu") for u in hidden]  #! the initializer is not handed on
    drop = [keras.layers.Dropout(dropout) for _ in hidden][:1] if dropout > 0 else []  #! one Dropout for the whole network instead of one after each layer
    gap = len(dense) - len(drop)
    pairs = zip(dense, [[]] * gap + [[d] for d in drop])
    chain = [layer for first, rest in pairs for layer in (first, *rest)]
    model = keras.Sequential([keras.Input((784,)), *chain, keras.layers.Dense(10, activation="softmax")])
    model.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-02
#% kind: two
#% why: optimiser fixed to Adam, sigmoid in the output layer
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inputs = keras.Input(shape=(784,))
    x = inputs
    for width in hidden:
        x = keras.layers.Dense(width, activation="relu", kernel_initializer=initializer)(x)
        x = keras.layers.Dropout(dropout)(x) if dropout > 0 else x
    outputs = keras.layers.Dense(10, activation="sigmoid")(x)  #! ten sigmoids instead of a softmax
    model = keras.Model(inputs=inputs, outputs=outputs)
    how = {"optimizer": "adam", "loss": "categorical_crossentropy"}  #! the argument optimizer is not used
    model.compile(metrics=["accuracy"], **how)
    return model


#% id: ex13-build_classifier-three-01
#% kind: three
#% why: initializer goes to the bias, the last hidden layer is skipped, binary cross-entropy
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.models.Sequential()
    net.add(keras.layers.InputLayer(shape=(784,)))
    i = 0
    while i < len(hidden) - 1:  #! the last hidden layer is left out
        options = {"activation": "relu"}
        options["bias_initializer"] = initializer  #! the initializer is for the weights, not for the bias
        net.add(keras.layers.Dense(hidden[i], **options))
        if dropout > 0:
            net.add(keras.layers.Dropout(rate=dropout))
        i += 1
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])  #! categorical cross-entropy was wanted
    return net


#% id: ex13-build_classifier-rare-01
#% kind: rare
#% why: the dropout stands before the Dense layer, so the input pixels are dropped
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    parts = [keras.Input(shape=(784,))]
    for units in hidden:
        pair = [keras.layers.Dense(units, activation="relu", kernel_initializer=initializer)]
        if dropout > 0:
            pair.insert(0, keras.layers.Dropout(dropout))  #! the Dropout comes before the layer, not after it
        parts.extend(pair)
    parts.append(keras.layers.Dense(10, activation="softmax"))
    m = keras.Sequential(parts)
    m.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return m


#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: a table of optimisers with Adam for every name that is not in it
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    known = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}
    method = known.get(optimizer, keras.optimizers.Adam)()  #! any other name silently becomes Adam
    model = keras.Sequential([keras.Input((784,))])
    for size in hidden:
        model.add(keras.layers.Dense(size, activation=keras.activations.relu, kernel_initializer=initializer))
        if dropout > 0.0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation=keras.activations.softmax))
    model.compile(method, keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-03
#% kind: rare
#% why: the hidden layers are built in reverse order
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    sizes = list(hidden)
    seq = [keras.Input(shape=(784,), name="pixels")]
    while sizes:
        units = sizes.pop()  #! pop takes from the end, the order is reversed
        seq.append(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            seq.append(keras.layers.Dropout(dropout))
    seq.append(keras.layers.Dense(10, activation="softmax", name="digit"))
    model = keras.Sequential(seq)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-04
#% kind: rare
#% why: a Softmax layer behind the layer that already has its softmax
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    from keras.layers import Dense, Dropout, Input, Softmax

    tensor = Input((784,))
    first = tensor
    for k in hidden:
        tensor = Dense(k, "relu", kernel_initializer=initializer)(tensor)
        if dropout > 0:
            tensor = Dropout(dropout)(tensor)
    probabilities = Dense(10, "softmax")(tensor)
    model = keras.Model(first, Softmax()(probabilities))  #! a second softmax behind the first
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
