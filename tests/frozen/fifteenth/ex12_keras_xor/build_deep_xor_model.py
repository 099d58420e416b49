#% id: ex12-deep-one-01
#% kind: one
#% why: one layer before the loop and seven in it: eight hidden layers
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10, activation=activation))
    for _ in range(7):  #! six more
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-one-02
#% kind: one
#% why: the argument is never used, it is always ReLU
def build_deep_xor_model(activation="relu"):
    actFunc = 'relu'  #! activation
    layers = [keras.Input(shape=(2,))]
    layers += [keras.layers.Dense(10, activation=actFunc) for i in range(7)]
    layers += [keras.layers.Dense(1, activation='sigmoid')]
    model = keras.Sequential(layers)
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model

#% id: ex12-deep-one-03
#% kind: one
#% why: a list times seven is seven times the same layer
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    hidden = [keras.layers.Dense(10, activation)] * 7  #! one object
    model = keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(1, "sigmoid")])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-two-01
#% kind: two
#% why: six hidden layers, and the output has the hidden activation
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    for layer in range(1, 7):  #! six
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation=activation))  #! sigmoid
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-two-02
#% kind: two
#% why: Adam because "it is better", and the output is a softmax over one unit (always 1)
def build_deep_xor_model(activation="relu"):
    model = tf.keras.models.Sequential([tf.keras.Input(shape=(2,))])
    n_layers, n_units = 7, 10
    for i in range(n_layers):
        model.add(tf.keras.layers.Dense(n_units, activation=activation, name=f"fc{i + 1}"))
    model.add(tf.keras.layers.Dense(1, activation="softmax", name="out"))  #! sigmoid
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=0.1),  #! SGD
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model

#% id: ex12-deep-rare-01
#% kind: rare
#% why: activation in the Dense and again as a layer: harmless for ReLU, wrong for sigmoid and tanh
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
        model.add(keras.layers.Activation(activation))  #! twice
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-rare-02
#% kind: rare
#% why: the first layer, which stands alone for its input, is ReLU whatever was asked for
def build_deep_xor_model(activation="relu"):
    # first layer
    stack = [keras.Input(shape=(2,)), keras.layers.Dense(10, activation="relu")]  #! activation
    # the other six
    stack.extend(keras.layers.Dense(10, activation=activation) for _ in range(6))
    stack.append(keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(stack)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-rare-03
#% kind: rare
#% why: the model is kept for speed; the second call hands out the network that was trained already
from functools import lru_cache

@lru_cache(maxsize=None)  #! same object each time
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model

#% id: ex12-deep-right-01
#% kind: right
#% why: seven lines as in the lecture, input_shape in the first
def build_deep_xor_model(activation="relu"):
    from tensorflow.keras import layers
    actFunc = activation
    model = tf.keras.Sequential()
    model.add(layers.Dense(10, activation=actFunc, input_shape=(2,)))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(1, activation='sigmoid'))
    sgd = tf.keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model

#% id: ex12-deep-right-02
#% kind: right
#% why: a while loop that counts the layers of the model itself; the activation is looked up first
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    phi = keras.activations.get(activation)
    net = keras.Sequential()
    net.add(keras.Input(shape=(2,)))
    while len(net.layers) < 7:
        net.add(keras.layers.Dense(10, activation=phi))
    net.add(keras.layers.Dense(1, activation="sigmoid"))
    net.compile(
        loss="binary_crossentropy",
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        metrics=["accuracy"],
    )
    return net
