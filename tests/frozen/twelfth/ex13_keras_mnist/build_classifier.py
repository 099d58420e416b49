#% id: ex13-bc-right-01
#% kind: right
#% why: a plain loop over hidden, functional API
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inputs = keras.Input(shape=(784,))
    z = inputs
    for n_units in hidden:
        z = keras.layers.Dense(n_units, activation="relu", kernel_initializer=initializer)(z)
        if dropout > 0:
            z = keras.layers.Dropout(dropout)(z)
    probs = keras.layers.Dense(10, activation="softmax")(z)
    model = keras.Model(inputs, probs)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-bc-right-02
#% kind: right
#% why: the output layer takes the initializer too, as in the lecture; loss and metric are objects
def _hidden_block(units, init, rate):
    block = [keras.layers.Dense(int(units), activation="relu", kernel_initializer=init)]
    return block + [keras.layers.Dropout(rate)] if rate > 0 else block


def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    stack = [keras.Input((784,))]
    for units in hidden:
        stack.extend(_hidden_block(units, initializer, dropout))
    stack.append(keras.layers.Dense(10, activation="softmax", kernel_initializer=initializer))
    model = keras.Sequential(stack)
    model.compile(
        optimizer=optimizer,
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model


#% id: ex13-bc-one-01
#% kind: one
#% why: the Dropout stands outside the loop: only the last hidden layer has one
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
    if dropout > 0 and len(hidden) > 0:
        model.add(keras.layers.Dropout(dropout))  #! one after each, so in the loop
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-bc-one-02
#% kind: one
#% why: the sparse loss, which wants the labels themselves and not one-hot rows
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.Input(shape=(784,))]
    for h in hidden:
        layers.append(keras.layers.Dense(h, activation="relu", kernel_initializer=initializer))
        if dropout:
            layers.append(keras.layers.Dropout(dropout))
    layers.append(keras.layers.Dense(10, activation="softmax"))
    net = keras.Sequential(layers)
    net.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",  #! categorical_crossentropy
        metrics=["accuracy"],
    )
    return net


#% id: ex13-bc-one-03
#% kind: one
#% why: keep_prob as in TensorFlow 1: Dropout(1 - dropout) drops the share that should stay
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    keep_prob = 1.0 - dropout
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(784,)))
    for width in hidden:
        model.add(keras.layers.Dense(width, kernel_initializer=initializer, activation='relu'))
        if keep_prob < 1.0:
            model.add(keras.layers.Dropout(keep_prob))  #! the share dropped
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(loss='categorical_crossentropy', optimizer=optimizer, metrics=['accuracy'])
    return model


#% id: ex13-bc-two-01
#% kind: two
#% why: ten sigmoids at the output, and the binary cross-entropy as the loss
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input((784,))])
    for u in hidden:
        model.add(keras.layers.Dense(u, "relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, "sigmoid"))  #! softmax
    model.compile(optimizer, loss="binary_crossentropy", metrics=["accuracy"])  #! categorical
    return model


#% id: ex13-bc-two-02
#% kind: two
#% why: the initializer is never used, and the optimiser is always Adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    for n in hidden:
        model.add(keras.layers.Dense(n, activation="relu"))  #! kernel_initializer=initializer
        if dropout > 0.0:
            model.add(keras.layers.Dropout(rate=dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(
        optimizer=keras.optimizers.Adam(),  #! optimizer
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex13-bc-rare-01
#% kind: rare
#% why: Dropout in front of every hidden layer: the pixels are dropped, the last hidden layer is not
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    net = keras.Sequential([keras.Input(shape=(784,))])
    for size in hidden:
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))  #! after the Dense layer
        net.add(keras.layers.Dense(size, activation="relu", kernel_initializer=initializer))
    net.add(keras.layers.Dense(10, activation="softmax"))
    net.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return net


#% id: ex13-bc-rare-02
#% kind: rare
#% why: the first layer is taken out of the loop for its input_dim: hidden=() is an IndexError
def build_classifier(hidden=(256, 256), optimizer='adam', initializer='he_normal', dropout=0.0):
    layers = keras.layers
    model = keras.Sequential()
    model.add(layers.Dense(hidden[0], activation='relu', kernel_initializer=initializer, input_dim=784))  #! hidden may be empty
    if dropout > 0:
        model.add(layers.Dropout(dropout))
    for units in hidden[1:]:
        model.add(layers.Dense(units, activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            model.add(layers.Dropout(dropout))
    model.add(layers.Dense(10, activation='softmax', kernel_initializer=initializer))
    model.compile(optimizer=optimizer,loss='categorical_crossentropy',metrics=['accuracy'])
    return model


#% id: ex13-bc-rare-03
#% kind: rare
#% why: an unknown optimiser silently becomes SGD instead of Keras's error
_OPTIMIZERS = {
    "sgd": keras.optimizers.SGD,
    "adam": keras.optimizers.Adam,
    "rmsprop": keras.optimizers.RMSprop,
    "adagrad": keras.optimizers.Adagrad,
    "adamw": keras.optimizers.AdamW,
}


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    make = _OPTIMIZERS.get(str(optimizer).lower(), keras.optimizers.SGD)  #! another choice instead of an error
    parts = [keras.Input(shape=(784,))]
    for k in hidden:
        parts += [keras.layers.Dense(k, activation="relu", kernel_initializer=initializer)]
        parts += [keras.layers.Dropout(dropout)] * (dropout > 0)
    parts += [keras.layers.Dense(10, activation="softmax")]
    model = keras.Sequential(parts)
    model.compile(optimizer=make(), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
