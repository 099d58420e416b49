#% id: ex12-build_xor_model-one-01
#% kind: one
#% why: the optimiser is named by a string, so its learning rate is Keras's 0.01
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation='sigmoid'))
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer='sgd', loss='binary_crossentropy', metrics=['accuracy'])  #! 0.01 instead of 0.1
    return model


#% id: ex12-build_xor_model-one-02
#% kind: one
#% why: the output unit has no activation
def build_xor_model() -> keras.Model:
    net = keras.Sequential([
        keras.layers.Input((2,)),
        keras.layers.Dense(units=3, activation="sigmoid"),
        keras.layers.Dense(units=1),  #! linear output
    ])
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return net


#% id: ex12-build_xor_model-one-03
#% kind: one
#% why: the squared error of exercise 3 instead of the binary cross-entropy
def build_xor_model():
    m = tf.keras.Sequential([
        tf.keras.layers.InputLayer(shape=(2,)),
        tf.keras.layers.Dense(3, 'sigmoid'),
        tf.keras.layers.Dense(1, 'sigmoid')])
    m.compile(optimizer=tf.keras.optimizers.SGD(0.1),
              loss='mse',  #! not the cross-entropy
              metrics=['accuracy'])
    return m


#% id: ex12-build_xor_model-two-01
#% kind: two
#% why: softmax over a single unit (always 1), and Adam instead of SGD
def build_xor_model():
    from tensorflow.keras.models import Sequential
    from tensorflow.keras.layers import Dense, Input
    from tensorflow.keras.optimizers import Adam

    classifier = Sequential()
    classifier.add(Input(shape=(2,)))
    classifier.add(Dense(3, activation='sigmoid'))
    classifier.add(Dense(1, activation='softmax'))  #! one unit: sigmoid
    classifier.compile(optimizer=Adam(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])  #! Adam
    return classifier


#% id: ex12-build_xor_model-two-02
#% kind: two
#% why: two hidden units as in the minimal XOR network, and they are ReLU
HIDDEN_UNITS = 2  #! the lecture's network has three


def build_xor_model():
    layers = [keras.Input(shape=(2,))]
    layers.append(keras.layers.Dense(HIDDEN_UNITS, activation="relu"))  #! sigmoid in the lecture
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(layers)
    opt = keras.optimizers.SGD(learning_rate=1e-1)
    model.compile(opt, "binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_xor_model-rare-01
#% kind: rare
#% why: one optimiser for every model that is ever built: the second model cannot be trained with it
sgd = keras.optimizers.SGD(learning_rate=0.1)


def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    # the optimizer has no settings that differ between models, so one is enough
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])  #! belongs to the first model that trains
    return model


#% id: ex12-build_xor_model-rare-02
#% kind: rare
#% why: keras.metrics.Accuracy compares y == t exactly; a sigmoid is never exactly 0 or 1, so it reports 0
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    for units in (3, 1):
        model.add(keras.layers.Dense(units, activation=keras.activations.sigmoid))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.Accuracy()],  #! counts equality, no threshold at 0.5
    )
    return model


#% id: ex12-build_xor_model-rare-03
#% kind: rare
#% why: the metrics are handed over as the third positional argument, which is loss_weights in Keras 3
def build_xor_model() -> keras.Model:
    model = keras.Sequential(
        [keras.Input(shape=(2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")]
    )
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", ["accuracy"])  #! these are loss_weights
    return model


#% id: ex12-build_xor_model-right-01
#% kind: right
#% why: word by word as in the lecture's notebook: tf.keras, input_dim=2
def build_xor_model():
    from tensorflow.keras import layers
    model = tf.keras.Sequential()
    model.add(layers.Dense(3, activation='sigmoid', input_dim=2))
    model.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd,loss='binary_crossentropy',metrics=['accuracy'])
    return model


#% id: ex12-build_xor_model-right-02
#% kind: right
#% why: objects instead of strings, BinaryAccuracy under the name "accuracy", layers with names, build() instead of an Input
def build_xor_model() -> keras.Model:
    """2 - 3 - 1, thirteen parameters."""
    model = keras.Sequential(name="xor")
    model.add(keras.layers.Dense(3, activation=tf.math.sigmoid, name="hidden"))
    model.add(keras.layers.Dense(1, activation=keras.activations.sigmoid, name="output"))
    model.build((None, 2))
    assert model.count_params() == 13
    model.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.0),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy", threshold=0.5)],
    )
    return model
