#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: the lecture's way, input_dim in the first layer, through tf.keras
def build_xor_model():
    layers = tf.keras.layers
    model = tf.keras.Sequential()
    model.add(layers.Dense(3, activation='sigmoid', input_dim=2))
    model.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: ex12-build_xor_model-right-02
#% kind: right
#% why: objects everywhere instead of names
def build_xor_model() -> keras.Model:
    sigma = keras.activations.sigmoid
    net = keras.Sequential(
        [
            keras.Input(shape=(2,), name="corners"),
            keras.layers.Dense(units=3, activation=sigma, name="hidden"),
            keras.layers.Dense(units=1, activation=sigma, name="answer"),
        ],
        name="xor",
    )
    net.compile(
        loss=keras.losses.BinaryCrossentropy(from_logits=False),
        optimizer=keras.optimizers.SGD(0.1),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy", threshold=0.5)],
    )
    return net


#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: optimizer="sgd" has learning rate 0.01
def build_xor_model() -> keras.Model:
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! rate 0.01, not 0.1
    return model


#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: the hidden layer has no activation, the net is linear before the output
def build_xor_model():
    m = keras.models.Sequential()
    m.add(keras.Input(shape=(2,)))
    m.add(keras.layers.Dense(3))  #! activation="sigmoid" is missing
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(keras.optimizers.SGD(learning_rate=0.1), "binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-build_xor_model-one-03
#% kind: one
#% why: squared error as in exercise 3 instead of binary cross-entropy
def build_xor_model() -> keras.Model:
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, "sigmoid"))
    model.add(keras.layers.Dense(1, "sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="mse",  #! binary_crossentropy
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: softmax over one unit, and Adam
def build_xor_model():
    net = keras.Sequential([
        keras.layers.Input((2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="softmax"),  #! always 1
    ])
    opt = keras.optimizers.Adam(learning_rate=0.1)  #! SGD was asked for
    net.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: two hidden units instead of three, and no metric
def build_xor_model() -> keras.Model:
    hidden = keras.layers.Dense(2, activation="sigmoid")  #! 2 is the number of inputs, 3 units wanted
    output = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, output])
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy")  #! metrics=["accuracy"] left out
    return model


#% id: ex12-build_xor_model-rare-02
#% kind: rare
#% why: metrics.Accuracy compares the raw output with the target, 0.98 is not 1
def build_xor_model() -> keras.Model:
    model = keras.Sequential([keras.Input(shape=(2,))])
    for units in (3, 1):
        model.add(keras.layers.Dense(units, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=1e-1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.Accuracy(name="accuracy")],  #! counts exact equality, no threshold
    )
    return model


#% id: ex12-build_xor_model-rare-03
#% kind: rare
#% why: cached, so the second call hands out the model that has been trained meanwhile
import functools


@functools.lru_cache(maxsize=None)  #! every call returns the same model
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_xor_model-rare-04
#% kind: rare
#% why: keeps the output without bias, as in exercises 2 and 3: 12 parameters
def build_xor_model() -> keras.Model:
    inp = keras.Input(shape=(2,))
    h = keras.layers.Dense(3, activation="sigmoid")
    y = keras.layers.Dense(1, activation="sigmoid", use_bias=False)  #! 13 parameters, the output has a bias here
    model = keras.Sequential([inp, h, y])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1),
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model
