#% id: ex13-right-02
#% kind: right
#% why: functional tf.keras, all pieces in a list first, objects for loss and metric, optimiser through get
import tensorflow as tf


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    stack = []
    for units in hidden:
        stack.append(tf.keras.layers.Dense(int(units), "relu", kernel_initializer=initializer))
        if dropout > 0:
            stack += [tf.keras.layers.Dropout(rate=dropout)]
    stack.append(tf.keras.layers.Dense(10, tf.keras.activations.softmax))
    pixels = node = tf.keras.layers.Input(shape=(28 * 28,))
    for layer in stack:
        node = layer(node)
    network = tf.keras.models.Model(pixels, node, name="classifier")
    network.compile(
        optimizer=tf.keras.optimizers.get(optimizer),
        loss=tf.keras.losses.CategoricalCrossentropy(),
        metrics=[tf.keras.metrics.CategoricalAccuracy("accuracy")],
    )
    return network


#% id: ex13-one-04
#% kind: one
#% why: the initializer is never handed on, so the layers keep Glorot's
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))  #! kernel_initializer is missing
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-one-05
#% kind: one
#% why: one Dropout behind the last hidden layer instead of one after each
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(784,)))
    for n in hidden:
        model.add(keras.layers.Dense(n, activation="relu", kernel_initializer=initializer))
    if hidden and dropout > 0:  #! outside the loop
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-one-06
#% kind: one
#% why: the sparse loss wants digits, the targets are one-hot
from keras import layers


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    x = inputs = layers.Input((784,))
    for units in hidden:
        x = layers.Dense(units, activation="relu", kernel_initializer=initializer)(x)
        if dropout:
            x = layers.Dropout(dropout)(x)
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    model.compile(optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  #! sparse
    return model


#% id: ex13-two-03
#% kind: two
#% why: Dropout gets the share to keep, as in TensorFlow 1
#% why: sigmoid at the output, so a row does not sum to 1
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    keep_prob = 1 - dropout
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(keep_prob))  #! the rate is the share dropped
    model.add(keras.layers.Dense(10, activation="sigmoid"))  #! softmax
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-two-04
#% kind: two
#% why: always two hidden layers, with the numbers of the first two entries
#% why: the optimiser is always Adam
import tensorflow as tf


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(784,)))
    for units in (hidden[0], hidden[1]):  #! exactly two layers
        model.add(tf.keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(tf.keras.layers.Dropout(dropout))
    model.add(tf.keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! optimizer is ignored
    return model


#% id: ex13-three-02
#% kind: three
#% why: the hidden layers are linear
#% why: the Dropout stands at 0.3 whatever the argument says
#% why: the loss is the mean squared error
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for h in hidden:
        model.add(keras.layers.Dense(h, kernel_initializer=initializer))  #! activation is missing
        model.add(keras.layers.Dropout(0.3))  #! dropout is ignored
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="mean_squared_error", metrics=["accuracy"])  #! cross-entropy
    return model


#% id: ex13-rare-03
#% kind: rare
#% why: a name that is not in the own table becomes Adam, but an unknown optimiser must be Keras's own error (and rmsprop another choice)
OPTIMIZERS = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD}


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    opt = OPTIMIZERS.get(optimizer, keras.optimizers.Adam)()  #! silently Adam
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


#% id: ex13-rare-04
#% kind: rare
#% why: the first hidden layer is made outside the loop, so hidden=() is an IndexError instead of a network without hidden layers
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    dense = lambda units: keras.layers.Dense(units, activation="relu", kernel_initializer=initializer)
    model = keras.Sequential([keras.Input(shape=(784,)), dense(hidden[0])])  #! hidden may be empty
    for units in hidden[1:]:
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
        model.add(dense(units))
    if dropout > 0:
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


