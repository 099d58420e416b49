#% id: ex12-xor-one-01
#% kind: one
#% why: optimizer="sgd" has Keras's own learning rate of 0.01
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! 0.01, not 0.1
    return model

#% id: ex12-xor-one-02
#% kind: one
#% why: the input's width is never said, the network has no weights yet
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.layers.Dense(3, activation='sigmoid'))  #! no input of 2
    model.add(keras.layers.Dense(1, activation='sigmoid'))
    model.compile(keras.optimizers.SGD(0.1), 'binary_crossentropy', metrics=['accuracy'])
    return model

#% id: ex12-xor-one-03
#% kind: one
#% why: lr= is the name of a blog of 2018; Keras 3 does not know it
def build_xor_model():
    from tensorflow.keras import layers
    net = tf.keras.Sequential()
    net.add(layers.Input(shape=(2,)))
    net.add(layers.Dense(3, activation='sigmoid'))
    net.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(lr=0.1)  #! learning_rate
    net.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return net

#% id: ex12-xor-two-01
#% kind: two
#% why: squared error for a loss, and no activation at the output
def build_xor_model() -> keras.Model:
    L = keras.layers
    m = keras.models.Sequential([L.InputLayer(shape=(2,)), L.Dense(3, "sigmoid"), L.Dense(1)])  #! output is linear
    m.compile(loss="mse", optimizer=keras.optimizers.SGD(learning_rate=0.1), metrics=["accuracy"])  #! binary_crossentropy
    return m

#% id: ex12-xor-two-02
#% kind: two
#% why: two hidden units as in the textbook's XOR, and no metric
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(keras.layers.Dense(units=2, activation=keras.activations.sigmoid))  #! 3 units
    model.add(keras.layers.Dense(units=1, activation=keras.activations.sigmoid))
    opt = keras.optimizers.SGD(learning_rate=1e-1)
    model.compile(optimizer=opt, loss="binary_crossentropy")  #! metrics
    return model

#% id: ex12-xor-rare-01
#% kind: rare
#% why: one optimiser object for all models: it belongs to the first one, the second cannot train
SGD = keras.optimizers.SGD(learning_rate=0.1)

def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=SGD, loss="binary_crossentropy", metrics=["accuracy"])  #! shared between models
    return model

#% id: ex12-xor-rare-02
#% kind: rare
#% why: the loss is summed over the batch, as E was in the NumPy exercise; Keras's binary cross-entropy is the mean
def build_xor_model():
    hidden = keras.layers.Dense(3, activation="sigmoid", name="hidden")
    output = keras.layers.Dense(1, activation="sigmoid", name="output")
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, output])
    criterion = keras.losses.BinaryCrossentropy(reduction="sum")  #! a sum: loss and gradients n times as large
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=criterion, metrics=["accuracy"])
    return model

#% id: ex12-xor-rare-03
#% kind: rare
#% why: no output bias, as in the lecture's NumPy network; here the output layer has one
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        # w1, b1, w2 - there is no b2
        keras.layers.Dense(1, activation="sigmoid", use_bias=False),  #! 12 parameters, not 13
    ], name="xor")
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=["accuracy"],
    )
    return model

#% id: ex12-xor-right-01
#% kind: right
#% why: the lecture's cell as it stands, with input_dim (Keras 3 warns, and builds it)
def build_xor_model():
    from tensorflow.keras import layers
    model = tf.keras.Sequential()
    model.add(layers.Dense(3, activation='sigmoid', input_dim=2))
    model.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model

#% id: ex12-xor-right-02
#% kind: right
#% why: build() with a shape in place of an Input, objects for loss and activation
def build_xor_model() -> keras.Model:
    sigma = keras.activations.sigmoid
    net = keras.Sequential([keras.layers.Dense(n, sigma) for n in (3, 1)])
    net.build((None, 2))
    net.compile(
        keras.optimizers.SGD(learning_rate=0.1, momentum=0.0),
        loss=keras.losses.BinaryCrossentropy(from_logits=False),
        metrics=["accuracy"],
    )
    return net
