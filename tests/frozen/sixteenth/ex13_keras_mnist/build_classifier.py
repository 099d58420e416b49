#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional, the dropout decided outside the loop with a list of layer makers
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    makers = [lambda u: keras.layers.Dense(u, activation="relu", kernel_initializer=initializer)]
    if dropout > 0:
        makers.append(lambda u: keras.layers.Dropout(dropout))
    z = start = keras.Input(shape=(784,), name="pixels")
    for units in hidden:
        for make in makers:
            z = make(units)(z)
    p = keras.layers.Dense(10, activation="softmax", name="digits")(z)
    net = keras.Model(start, p)
    net.compile(optimizer, keras.losses.CategoricalCrossentropy(), metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")])
    return net


#% id: ex13-build_classifier-right-02
#% kind: right
#% why: nested list comprehension with a slice for the dropout
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    """은닉층 목록을 한 번에 만든다."""
    per_layer = 1 + bool(dropout)
    body = [
        layer
        for units in hidden
        for layer in [
            keras.layers.Dense(units, "relu", kernel_initializer=initializer),
            keras.layers.Dropout(rate=dropout),
        ][:per_layer]
    ]
    model = keras.Sequential([keras.Input((784,))] + body + [keras.layers.Dense(10, "softmax")])
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.get(optimizer), metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-one-01
#% kind: one
#% why: the loss is the sparse one, for labels that are not one-hot
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
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
#% why: the initializer is not handed to the hidden layers
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    def add_hidden(model, units):
        model.add(keras.layers.Dense(units, activation="relu"))  #! initializer unused: glorot_uniform
        if dropout:
            model.add(keras.layers.Dropout(dropout))

    net = keras.Sequential([keras.Input(shape=(784,))])
    for u in hidden:
        add_hidden(net, u)
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-one-03
#% kind: one
#% why: one dropout after all hidden layers, not after each
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.Input(shape=(28 * 28,))]
    for h in list(hidden):
        layers += [keras.layers.Dense(h, activation="relu", kernel_initializer=initializer)]
    if dropout > 0:  #! stands outside the loop: one Dropout at the end only
        layers.append(keras.layers.Dropout(dropout))
    layers.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(layers)
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-01
#% kind: two
#% why: the dropout rate is turned into a keep probability; sigmoid outputs
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    keep = 1.0 - dropout
    x = inputs = keras.layers.Input(shape=(784,))
    for units in hidden:
        x = keras.layers.Dense(units, activation="relu", kernel_initializer=initializer)(x)
        if dropout > 0:
            x = keras.layers.Dropout(keep)(x)  #! Keras wants the share that is dropped
    outputs = keras.layers.Dense(10, activation="sigmoid")(x)  #! sigmoid, not softmax
    model = keras.Model(inputs=inputs, outputs=outputs)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-02
#% kind: two
#% why: the first number of hidden is skipped, and the optimiser is always Adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    네트워크 = keras.Sequential()
    네트워크.add(keras.Input(shape=(784,)))
    for i in range(1, len(hidden)):  #! begins at 1
        네트워크.add(keras.layers.Dense(hidden[i], activation="relu", kernel_initializer=initializer))
        if dropout > 0.0:
            네트워크.add(keras.layers.Dropout(dropout))
    네트워크.add(keras.layers.Dense(10, activation="softmax"))
    네트워크.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! the parameter optimizer is not used
    return 네트워크


#% id: ex13-build_classifier-two-03
#% kind: two
#% why: the activation is forgotten, and the initializer goes to the biases
def build_classifier(
    hidden: Sequence[int] = (256, 256), optimizer: str = "adam",
    initializer: str = "he_normal", dropout: float = 0.0,
) -> keras.Model:
    base = {"activation": None}  #! no relu in the hidden layers
    base["bias_initializer"] = keras.initializers.get(initializer)  #! initialises b, not the kernel
    model = keras.Sequential([keras.Input(shape=(784,))])
    for n_units in hidden:
        model.add(keras.layers.Dense(n_units, **base))
        if dropout != 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-three-01
#% kind: three
#% why: dropout ahead of the dense layer, binary cross-entropy as for XOR, accuracy as exact equality
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    K = keras.layers
    stack = [K.Input(shape=(784,))]
    for size in hidden:
        dense = K.Dense(size, activation="relu", kernel_initializer=initializer)
        drop = [K.Dropout(dropout)] if dropout > 0 else []
        stack += drop + [dense]  #! dropout before the layer
    stack.append(K.Dense(10, activation="softmax"))
    model = keras.Sequential(stack)
    ce = keras.losses.BinaryCrossentropy()  #! the loss of the XOR network
    model.compile(
        optimizer=optimizer,
        loss=ce,
        metrics=[keras.metrics.Accuracy(name="accuracy")],  #! counts outputs that equal the target exactly
    )
    return model


#% id: ex13-build_classifier-rare-01
#% kind: rare
#% why: an unknown optimiser silently becomes Adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    known = {
        "sgd": keras.optimizers.SGD,
        "adam": keras.optimizers.Adam,
        "rmsprop": keras.optimizers.RMSprop,
        "adagrad": keras.optimizers.Adagrad,
    }
    opt = known.get(optimizer.lower(), keras.optimizers.Adam)()  #! a misspelt name should be Keras's error
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, kernel_initializer=initializer, activation="relu"))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(units=10, activation="softmax"))
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: takes hidden[0] for granted, so that hidden=() fails
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    todo = [hidden[0]]  #! there is no first one in hidden=()
    todo.extend(hidden[1:])
    def dense(u, **more):
        return keras.layers.Dense(u, activation="relu", kernel_initializer=initializer, **more)
    m = keras.Sequential([keras.Input(shape=(784,))])
    for u in todo:
        m.add(dense(u))
        if dropout > 0: m.add(keras.layers.Dropout(dropout))
    m.add(keras.layers.Dense(10, activation="softmax"))
    m.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return m
