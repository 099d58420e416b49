#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: functional API in a loop
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input(shape=(2,))
    h = inputs
    for _ in range(7):
        h = keras.layers.Dense(10, activation=activation)(h)
    outputs = keras.layers.Dense(1, activation="sigmoid")(h)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-right-02
#% kind: right
#% why: a table of widths and activations, tf.keras, optimiser from a config
def build_deep_xor_model(activation="relu"):
    plan = 7 * [(10, activation)] + [(1, "sigmoid")]
    model = tf.keras.Sequential([tf.keras.Input((2,))] + [tf.keras.layers.Dense(*row) for row in plan])
    sgd = tf.keras.optimizers.get({"class_name": "SGD", "config": {"learning_rate": 0.1}})
    model.compile(sgd, loss=tf.keras.losses.binary_crossentropy, metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: six hidden layers
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential([keras.Input(shape=(2,))])
    for k in range(1, 7):  #! runs six times
        model.add(keras.layers.Dense(10, activation=activation, name=f"dense_{k}"))
    model.add(keras.layers.Dense(1, activation="sigmoid", name="out"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: the option is ignored
def build_deep_xor_model(activation="relu"):
    dense = keras.layers.Dense
    hidden = [dense(10, activation="relu") for _ in range(7)]  #! relu whatever is asked for
    net = keras.Sequential([keras.Input((2,)), *hidden, dense(1, activation="sigmoid")])
    net.compile(keras.optimizers.SGD(0.1), keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return net


#% id: ex12-build_deep_xor_model-one-03
#% kind: one
#% why: the output layer has the hidden activation
def build_deep_xor_model(activation="relu"):
    actFunc = activation
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(10, activation=actFunc, input_dim=2))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(10, activation=actFunc))
    model.add(tf.keras.layers.Dense(1, activation=actFunc))  #! the output is a sigmoid
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: ten layers of seven units, output without activation
def build_deep_xor_model(activation="relu"):
    depth, width = 10, 7  #! seven layers of ten
    net = keras.models.Sequential()
    net.add(keras.layers.Input(shape=(2,)))
    while len(net.layers) < depth:
        net.add(keras.layers.Dense(width, activation=activation))
    net.add(keras.layers.Dense(1))  #! the sigmoid is missing
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return net


#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: default sigmoid, learning rate 0.01
def build_deep_xor_model(activation="sigmoid"):  #! the default is relu
    def block(tensor, count):
        if count == 0:
            return tensor
        return block(keras.layers.Dense(10, activation=activation)(tensor), count - 1)

    start = keras.Input((2,))
    end = keras.layers.Dense(1, activation="sigmoid")(block(start, 7))
    model = keras.Model(inputs=start, outputs=end)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.01),  #! 0.1
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-three-01
#% kind: three
#% why: the first layer is left linear, categorical loss, no metric
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10))  #! the first hidden layer has no activation
    for _ in range(6):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="categorical_crossentropy",  #! with one output this loss is always 0
        metrics=[],  #! accuracy
    )
    return model


#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: one layer object is used six times, so that its weights are shared
def build_deep_xor_model(activation="relu"):
    x = keras.Input((2,))
    first = keras.layers.Dense(10, activation=activation)
    inner = keras.layers.Dense(10, activation=activation)
    h = first(x)
    for _ in range(6):
        h = inner(h)  #! the same layer every time, with the same weights
    y = keras.layers.Dense(1, activation="sigmoid")(h)
    net = keras.Model(x, y, name="deep_xor")
    net.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: ex12-build_deep_xor_model-rare-02
#% kind: rare
#% why: the loop starts from the inputs again
def build_deep_xor_model(activation="relu"):
    inputs = keras.Input(shape=(2,), name="x")
    for i in range(7):
        previous = inputs if i == 0 else hidden
        layer = keras.layers.Dense(10, activation=activation)
        hidden = layer(inputs)  #! takes the inputs in place of the previous layer's output
    outputs = keras.layers.Dense(1, activation="sigmoid", name="y")(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy("accuracy")],
    )
    return model


#% id: ex12-build_deep_xor_model-rare-03
#% kind: rare
#% why: every activation but sigmoid becomes relu
def build_deep_xor_model(activation="relu"):
    act = keras.activations.sigmoid if activation == "sigmoid" else keras.activations.relu  #! tanh and all others become relu
    model = keras.Sequential(
        [keras.layers.InputLayer(shape=(2,))]
        + [keras.layers.Dense(10, activation=act) for _ in range(7)]
        + [keras.layers.Dense(1, activation=keras.activations.sigmoid)]
    )
    model.compile(
        loss="binary_crossentropy",
        metrics=["accuracy"],
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
    )
    return model


#% id: ex12-build_deep_xor_model-rare-04
#% kind: rare
#% why: batch normalisation put in against the vanishing gradient
def build_deep_xor_model(activation="relu"):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Input(shape=(2,)))
    for number in range(7):
        model.add(tf.keras.layers.Dense(10, activation=activation))
        if number == 3:
            model.add(tf.keras.layers.BatchNormalization())  #! no such layer is asked for
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.compile(tf.keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-rare-05
#% kind: rare
#% why: momentum added to the optimiser
def build_deep_xor_model(activation="relu"):
    sizes = [10] * 7 + [1]
    names = [activation] * 7 + ["sigmoid"]
    layers = [keras.Input((2,))]
    for size, name in zip(sizes, names):
        layers.append(keras.layers.Dense(size, activation=name))
    model = keras.Sequential(layers)
    model.compile(
        optimizer=keras.optimizers.SGD(0.1, 0.9),  #! the second argument is momentum, plain SGD is asked for
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model
