#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional API instead of Sequential
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    inputs = keras.Input(shape=(784,))
    h = inputs
    for units in hidden:
        h = keras.layers.Dense(units, activation="relu", kernel_initializer=initializer)(h)
        if dropout > 0:
            h = keras.layers.Dropout(dropout)(h)
    outputs = keras.layers.Dense(10, activation="softmax")(h)
    model = keras.Model(inputs=inputs, outputs=outputs)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-right-02
#% kind: right
#% why: builds the list of layers first, loss and metric as objects
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    L = keras.layers
    stack = [L.Input((784,))]
    for u in tuple(hidden):
        stack.append(L.Dense(int(u), kernel_initializer=initializer, activation=keras.activations.relu))
        stack += [L.Dropout(rate=dropout)] if dropout > 0 else []
    stack.append(L.Dense(10, "softmax"))
    net = keras.Sequential(stack)
    net.compile(
        keras.optimizers.get(optimizer),
        keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return net


#% id: ex13-build_classifier-one-01
#% kind: one
#% why: sigmoid in the hidden layers
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for n in hidden:
        model.add(keras.layers.Dense(n, activation="sigmoid", kernel_initializer=initializer))  #! relu
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-one-02
#% kind: one
#% why: binary cross-entropy carried over from XOR
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.models.Sequential([keras.layers.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(
        optimizer=optimizer,
        loss="binary_crossentropy",  #! categorical
        metrics=["accuracy"],
    )
    return model


#% id: ex13-build_classifier-one-03
#% kind: one
#% why: takes dropout for the share that is kept (keep_prob of TensorFlow 1)
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    net = keras.Sequential([keras.Input((784,))])
    for width in hidden:
        net.add(keras.layers.Dense(width, "relu", kernel_initializer=initializer))
        if dropout > 0:
            net.add(keras.layers.Dropout(1 - dropout))  #! Keras wants the share dropped
    net.add(keras.layers.Dense(10, "softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-two-01
#% kind: two
#% why: neither the initialiser nor the optimiser of the caller is used
def build_classifier(hidden=(256, 256), optimizer='adam', initializer='he_normal', dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for h in hidden:
        model.add(keras.layers.Dense(h, activation='relu'))  #! kernel_initializer left out: glorot_uniform
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])  #! always adam
    return model


#% id: ex13-build_classifier-two-02
#% kind: two
#% why: sigmoid at the output, and the sparse loss for labels that are one-hot
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.Input(shape=(784,))]
    for units in hidden:
        layers.append(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            layers.append(keras.layers.Dropout(dropout))
    layers.append(keras.layers.Dense(10, activation="sigmoid"))  #! softmax
    model = keras.Sequential(layers)
    model.compile(optimizer=optimizer,
                  loss="sparse_categorical_crossentropy",  #! t is one-hot
                  metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: the first hidden layer is taken for granted; hidden=() fails
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    def block(units, **kw):
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer, **kw))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))

    model = keras.Sequential()
    block(hidden[0], input_shape=(784,))  #! there may be no hidden layer at all
    for units in hidden[1:]:
        block(units)
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-03
#% kind: rare
#% why: every optimiser that is not adam becomes SGD, unknown names too
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    if optimizer == "adam":
        opt = keras.optimizers.Adam()
    else:
        opt = keras.optimizers.SGD()  #! rmsprop and misspelt names end here
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-04
#% kind: rare
#% why: BinaryAccuracy under the name accuracy counts ten outputs a row; who says no everywhere gets 0.9
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential(name="mnist")
    net.add(keras.layers.InputLayer(shape=(784,)))
    for k, units in enumerate(hidden):
        net.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer, name=f"dense_{k}"))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout, name=f"drop_{k}"))
    net.add(keras.layers.Dense(10, activation="softmax", name="classes"))
    acc = keras.metrics.BinaryAccuracy(name="accuracy")  #! judges every output by itself
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=[acc])
    return net
