#% id: ex13-build_classifier-one-01
#% kind: one
#% why: the optimiser argument is never used
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation='softmax'))
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])  #! always Adam
    return model


#% id: ex13-build_classifier-one-02
#% kind: one
#% why: binary cross-entropy judges the ten outputs one by one
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.layers.Input((784,))]
    for h in hidden:
        layers += [keras.layers.Dense(h, "relu", kernel_initializer=initializer)]
        layers += [keras.layers.Dropout(dropout)] * (dropout > 0)
    layers += [keras.layers.Dense(10, "softmax")]
    net = keras.Sequential(layers)
    net.compile(optimizer=optimizer,
                loss="binary_crossentropy",  #! categorical
                metrics=["accuracy"])
    return net


#% id: ex13-build_classifier-one-03
#% kind: one
#% why: a single Dropout behind the last hidden layer instead of one after each
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    x = inputs = keras.Input(shape=(784,))
    for n in hidden:
        x = keras.layers.Dense(n, activation="relu", kernel_initializer=initializer)(x)
    if dropout > 0 and len(hidden) > 0:  #! belongs into the loop
        x = keras.layers.Dropout(dropout)(x)
    outputs = keras.layers.Dense(10, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-01
#% kind: two
#% why: dropout is taken for the share that is kept (as in TensorFlow 1), and the initialiser is left out
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))  #! kernel_initializer missing
        if dropout > 0:
            model.add(keras.layers.Dropout(1 - dropout))  #! Keras takes the share that is dropped
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-two-02
#% kind: two
#% why: no softmax at the end (as in PyTorch, whose loss brings it along), and the initialiser goes to the biases
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for out_features in hidden:
        model.add(keras.layers.Dense(out_features, activation="relu", bias_initializer=initializer))  #! kernel_initializer is meant
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10))  #! raw scores, the loss below wants probabilities
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-01
#% kind: rare
#% why: the first hidden layer is written by hand with hidden[0]: hidden=() is an IndexError
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    from keras.layers import Dense, Dropout
    model = keras.Sequential()
    model.add(Dense(hidden[0], activation='relu', kernel_initializer=initializer, input_dim=784))  #! no hidden layer, no input
    if dropout > 0:
        model.add(Dropout(dropout))
    for units in hidden[1:]:
        model.add(Dense(units, activation='relu', kernel_initializer=initializer))
        if dropout > 0:
            model.add(Dropout(dropout))
    model.add(Dense(10, activation='softmax'))
    model.compile(optimizer=optimizer, loss='categorical_crossentropy', metrics=['accuracy'])
    return model


#% id: ex13-build_classifier-rare-02
#% kind: rare
#% why: an unknown optimiser quietly becomes Adam instead of Keras's own error
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    try:
        opt = keras.optimizers.get(optimizer)
    except ValueError:  #! swallows Keras's own error
        opt = keras.optimizers.Adam()
    blocks = [keras.Input(shape=(784,))]
    for width in hidden:
        blocks.append(keras.layers.Dense(width, activation="relu", kernel_initializer=initializer))
        if dropout:
            blocks.append(keras.layers.Dropout(rate=dropout))
    blocks.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(blocks)
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-03
#% kind: rare
#% why: one loop for all layers puts a Dropout behind the softmax as well
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    plan = [(units, "relu", initializer) for units in hidden] + [(10, "softmax", "glorot_uniform")]
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units, activation, init in plan:
        model.add(keras.layers.Dense(units, activation=activation, kernel_initializer=init))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))  #! also after the output layer
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-rare-04
#% kind: rare
#% why: cached: the same arguments give back the same model, already trained (and a list for hidden cannot be hashed)
from functools import lru_cache


@lru_cache(maxsize=None)  #! one object for all calls
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    # building takes a while, so keep what was built
    model = keras.Sequential([keras.Input((784,))])
    for h in hidden:
        model.add(keras.layers.Dense(h, activation="relu", kernel_initializer=initializer))
        if dropout > 0.0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-build_classifier-right-01
#% kind: right
#% why: functional API with a helper, layers named, loss and metric as objects
def _block(tensor, units, initializer, dropout, number):
    tensor = keras.layers.Dense(
        units, activation=keras.activations.relu, kernel_initializer=initializer, name=f"hidden{number}"
    )(tensor)
    return keras.layers.Dropout(dropout, name=f"drop{number}")(tensor) if dropout > 0 else tensor


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    start = keras.Input(shape=(784,), name="pixels")
    tensor = start
    for number, units in enumerate(hidden, start=1):
        tensor = _block(tensor, int(units), initializer, dropout, number)
    digits = keras.layers.Dense(10, activation="softmax", name="digits")(tensor)
    model = keras.Model(start, digits)
    model.compile(
        optimizer=optimizer,
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model


#% id: ex13-build_classifier-right-02
#% kind: right
#% why: one list comprehension, and the Dropouts through a generator; no Input layer, but build()
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    D = keras.layers.Dense
    pairs = (
        (D(u, activation="relu", kernel_initializer=initializer), keras.layers.Dropout(dropout)) for u in hidden
    )
    keep = 2 if dropout > 0 else 1
    model = keras.Sequential([layer for pair in pairs for layer in pair[:keep]] + [D(10, activation="softmax")])
    model.build((None, 784))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
