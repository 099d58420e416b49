#% id: ex13-build-one-01
#% kind: one
#% why: Dropout takes the share that is dropped; this is keep_prob of TensorFlow 1
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(1 - dropout))  #! keep_prob
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build-one-02
#% kind: one
#% why: sparse_categorical_crossentropy wants digits, the targets are one-hot
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = [keras.layers.Input(shape=(784,))]
    for h in hidden:
        layers.append(keras.layers.Dense(h, activation='relu', kernel_initializer=initializer))
        if dropout:
            layers.append(keras.layers.Dropout(dropout))
    layers.append(keras.layers.Dense(10, activation='softmax'))
    model = keras.models.Sequential(layers)
    model.compile(optimizer=optimizer,
                  loss='sparse_categorical_crossentropy',  #! categorical_crossentropy
                  metrics=['accuracy'])
    return model

#% id: ex13-build-one-03
#% kind: one
#% why: the initializer is not passed on
def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    net = keras.Sequential([keras.Input((784,))])
    for width in hidden:
        net.add(keras.layers.Dense(width, "relu"))  #! kernel_initializer=initializer
        if dropout > 0.0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, "softmax"))
    net.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return net

#% id: ex13-build-two-01
#% kind: two
#% why: one Dropout after all hidden layers, not one after each, and always adam
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    from tensorflow.keras import layers
    model = tf_keras_sequential(layers)
    for n in hidden:
        model.add(layers.Dense(n, activation='relu', kernel_initializer=initializer))
    if dropout > 0:
        model.add(layers.Dropout(dropout))  #! outside the loop
    model.add(layers.Dense(10, activation='softmax'))
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])  #! optimizer
    return model

def tf_keras_sequential(layers):
    return keras.Sequential([layers.Input(shape=(784,))])

#% id: ex13-build-two-02
#% kind: two
#% why: sigmoid at the output, as in XOR, and a Dropout before the first Dense as well
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    inp = keras.Input(shape=(784,))
    x = inp
    if dropout > 0:
        x = keras.layers.Dropout(dropout)(x)  #! drops pixels
    for u in hidden:
        x = keras.layers.Dense(u, activation="relu", kernel_initializer=initializer)(x)
        if dropout > 0:
            x = keras.layers.Dropout(dropout)(x)
    out = keras.layers.Dense(10, activation="sigmoid")(x)  #! softmax
    model = keras.Model(inp, out)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build-rare-01
#% kind: rare
#% why: the input's width hangs on the first hidden layer; hidden=() gives a network that is not built
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    for i, units in enumerate(hidden):
        if i == 0:
            model.add(keras.Input(shape=(784,)))  #! never reached for hidden=()
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build-rare-02
#% kind: rare
#% why: a table of optimisers with Adam for every name that is not in it: rmsprop and typing errors train with Adam
OPTIMIZERS = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD}

def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    opt = OPTIMIZERS.get(str(optimizer).lower(), keras.optimizers.Adam)()  #! another choice, no error
    stack = [keras.Input(shape=(784,))]
    for units in hidden:
        stack.append(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            stack.append(keras.layers.Dropout(rate=dropout))
    stack.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(stack)
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build-rare-03
#% kind: rare
#% why: the pairs are cut as in init_mlp, where the last pair is the output layer: the last hidden layer is lost
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    sizes = [784] + list(hidden)
    model = keras.Sequential()
    model.add(keras.Input(shape=(sizes[0],)))
    # pairs of (fan_in, fan_out), as in init_mlp
    for fan_in, fan_out in list(zip(sizes, sizes[1:]))[:-1]:  #! the pair (.., 10) is not in this list, nothing is to be cut off
        model.add(keras.layers.Dense(fan_out, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model

#% id: ex13-build-rare-04
#% kind: rare
#% why: the third place of compile is loss_weights, not metrics: the model cannot be trained
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = keras.Sequential([keras.Input((784,))])
    for i in range(len(hidden)):
        net.add(keras.layers.Dense(hidden[i], "relu", kernel_initializer=initializer, name="hidden_%d" % i))
        if dropout > 0:
            net.add(keras.layers.Dropout(dropout))
    net.add(keras.layers.Dense(10, "softmax"))
    net.compile(optimizer, "categorical_crossentropy", ["accuracy"])  #! metrics=
    return net

#% id: ex13-build-right-01
#% kind: right
#% why: the functional way, and the loss as an object
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    D = keras.layers
    first = last = keras.Input(shape=(784,), name="pixels")
    for units in hidden:
        last = D.Dense(units, activation="relu", kernel_initializer=initializer)(last)
        last = D.Dropout(dropout)(last) if dropout > 0 else last
    net = keras.Model(first, D.Dense(10, activation="softmax", name="digits")(last))
    net.compile(optimizer=optimizer, loss=keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
    return net

#% id: ex13-build-right-02
#% kind: right
#% why: the initializer at the output layer too, as in the lecture; build() in place of an Input
def build_classifier(
    hidden: Sequence[int] = (256, 256), optimizer: str = "adam", initializer: str = "he_normal", dropout: float = 0.0
) -> keras.Model:
    def block(units):
        yield keras.layers.Dense(units, activation=keras.activations.relu, kernel_initializer=initializer)
        if dropout > 0:
            yield keras.layers.Dropout(dropout)

    layers = [layer for units in hidden for layer in block(units)]
    layers.append(keras.layers.Dense(10, activation=keras.activations.softmax, kernel_initializer=initializer))
    model = keras.Sequential(layers)
    model.build((None, 784))
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.get(optimizer), metrics=["accuracy"])
    return model
