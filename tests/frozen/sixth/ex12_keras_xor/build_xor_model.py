#% id: ex12-right-01
#% kind: right
#% why: tf.keras, the old input_dim, functions as activations, objects for loss and metric
from tensorflow.keras import layers


def build_xor_model():
    net = tf.keras.models.Sequential(name="xor_2_3_1")
    net.add(layers.Dense(3, activation=tf.nn.sigmoid, input_dim=2))
    net.add(layers.Dense(1, activation=tf.keras.activations.sigmoid))
    net.compile(
        tf.keras.optimizers.SGD(learning_rate=1e-1),
        tf.keras.losses.BinaryCrossentropy(),
        metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return net


#% id: ex12-one-01
#% kind: one
#% why: the name "sgd" stands for SGD with learning rate 0.01, not 0.1
def build_xor_model():
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        keras.layers.Dense(3, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])  #! learning rate 0.01
    return model


#% id: ex12-one-02
#% kind: one
#% why: the metric accuracy is left out
def build_xor_model():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Input((2,)))
    model.add(tf.keras.layers.Dense(3, activation="sigmoid"))
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy")  #! no metrics
    return model


#% id: ex12-one-03
#% kind: one
#% why: the output layer has no activation, so it gives any number and not a probability
L = keras.layers


def build_xor_model():
    m = keras.Sequential([L.InputLayer(shape=(2,)), L.Dense(3, "sigmoid"), L.Dense(1)])  #! last Dense is linear
    m.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return m


#% id: ex12-two-01
#% kind: two
#% why: the hidden layer has two units
#% why: the loss is the mean squared error
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(2, activation="sigmoid"))  #! 2 units instead of 3
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="mse",  #! not the binary cross-entropy
        metrics=["accuracy"],
    )
    return model


#% id: ex12-two-02
#% kind: two
#% why: the hidden layer uses ReLU
#% why: the optimiser is Adam
def build_xor_model() -> keras.Model:
    hidden = keras.layers.Dense(units=3, activation="relu")  #! relu instead of sigmoid
    out = keras.layers.Dense(units=1, activation="sigmoid")
    model = keras.models.Sequential([keras.layers.Input(shape=(2,)), hidden, out])
    opt = keras.optimizers.Adam(learning_rate=0.1)  #! Adam instead of SGD
    model.compile(optimizer=opt, loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-three-01
#% kind: three
#% why: four hidden units (one for each row of the table)
#% why: softmax over one unit, which is always 1
#% why: the loss is the categorical cross-entropy
def build_xor_model():
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(2,)))
    model.add(tf.keras.layers.Dense(4, activation="sigmoid"))  #! 4 units
    model.add(tf.keras.layers.Dense(1, activation="softmax"))  #! softmax of a single unit is 1
    model.compile(
        optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
        loss="categorical_crossentropy",  #! for one-hot targets
        metrics=["accuracy"],
    )
    return model


#% id: ex12-rare-01
#% kind: rare
#% why: BCEWithLogits from PyTorch: the sigmoid has moved into the loss, which trains alike, but the output layer is linear and predicts logits instead of probabilities
def build_xor_model():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1))  #! the sigmoid belongs here
    criterion = keras.losses.BinaryCrossentropy(from_logits=True)
    accuracy = keras.metrics.BinaryAccuracy(name="accuracy", threshold=0.0)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=criterion, metrics=[accuracy])
    return model


