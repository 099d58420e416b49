#% id: ex12-bx-right-01
#% kind: right
#% why: objects instead of names for optimiser, loss and metric
def build_xor_model() -> keras.Model:
    net = keras.Sequential(
        [
            keras.Input(shape=(2,), name="bits"),
            keras.layers.Dense(3, activation=keras.activations.sigmoid, name="hidden"),
            keras.layers.Dense(1, activation=keras.activations.sigmoid, name="xor"),
        ]
    )
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return net


#% id: ex12-bx-right-02
#% kind: right
#% why: the lecture's cell, wrapped into a function (tf.keras, input_dim)
def build_xor_model():
    layers = tf.keras.layers
    model = tf.keras.Sequential()
    model.add(layers.Dense(3, activation='sigmoid', input_dim=2))
    model.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd,loss='binary_crossentropy',metrics=['accuracy'])
    return model


#% id: ex12-bx-one-01
#% kind: one
#% why: the optimiser by its name alone: learning rate 0.01 instead of 0.1
def build_xor_model():
    m = keras.Sequential()
    m.add(keras.Input((2,)))
    m.add(keras.layers.Dense(3, activation="sigmoid"))
    m.add(keras.layers.Dense(1, activation="sigmoid"))
    m.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! rate 0.01
    return m


#% id: ex12-bx-one-02
#% kind: one
#% why: no bias in the output layer, as in exercise 2 (12 parameters instead of 13)
def build_xor_model():
    # 2-3-1 as in the NumPy exercises
    model = keras.models.Sequential([
        keras.layers.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid", use_bias=False),  #! Dense has a bias here
    ])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", ["accuracy"])
    return model


#% id: ex12-bx-one-03
#% kind: one
#% why: the output has no activation, so it is no probability
def build_xor_model() -> keras.Model:
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(3, "sigmoid"),
        keras.layers.Dense(1),  #! linear
    ])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=1e-1),
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-bx-two-01
#% kind: two
#% why: the mean squared error as the loss, and relu in the hidden layer
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="relu"),  #! sigmoid
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="mean_squared_error",  #! binary cross-entropy
        metrics=["accuracy"],
    )
    return model


#% id: ex12-bx-two-02
#% kind: two
#% why: Adam instead of SGD, and no metric
def build_xor_model():
    D = keras.layers.Dense
    model = keras.Sequential([keras.Input((2,)), D(3, activation='sigmoid'), D(1, activation='sigmoid')])
    opt = keras.optimizers.Adam(learning_rate=0.1)  #! SGD
    model.compile(loss='binary_crossentropy', optimizer=opt)  #! metrics=['accuracy'] is missing
    return model


#% id: ex12-bx-rare-01
#% kind: rare
#% why: from_logits=True though the output is a sigmoid already: the sigmoid is applied twice in the loss
def build_xor_model():
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    # numerically more stable, like torch.nn.BCEWithLogitsLoss
    bce = keras.losses.BinaryCrossentropy(from_logits=True)  #! the output is no logit
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=bce, metrics=["accuracy"])
    return model


#% id: ex12-bx-rare-02
#% kind: rare
#% why: keras.metrics.Accuracy counts y == t exactly, so the accuracy is 0 for ever
def build_xor_model() -> keras.Model:
    inputs = keras.Input(shape=(2,))
    model = keras.Sequential([
        inputs,
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.Accuracy(name="accuracy")],  #! not thresholded at 0.5
    )
    return model


#% id: ex12-bx-rare-03
#% kind: rare
#% why: softmax over a single unit: the output is 1 whatever comes in
def build_xor_model():
    seq = keras.Sequential(name="xor")
    seq.add(keras.Input(shape=(2,)))
    seq.add(keras.layers.Dense(units=3, activation="sigmoid"))
    seq.add(keras.layers.Dense(units=1, activation="softmax"))  #! always 1
    seq.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return seq
