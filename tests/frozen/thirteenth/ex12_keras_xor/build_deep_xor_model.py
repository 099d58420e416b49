#% id: ex12-build_deep_xor_model-one-01
#% kind: one
#% why: one hidden layer too few: the first is counted among the seven of the loop
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(10, activation=activation))
    for i in range(2, 7):  #! 2 .. 6, makes six with the first
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-one-02
#% kind: one
#% why: the argument is never used, the lecture's actFunc stands in its place
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    #actFunc = 'sigmoid' # 학습이 안된다.
    actFunc = 'relu'  #! activation is ignored
    hidden = [keras.layers.Dense(10, activation=actFunc) for _ in range(7)]
    model = keras.Sequential([keras.Input(shape=(2,)), *hidden, keras.layers.Dense(1, activation='sigmoid')])
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss='binary_crossentropy', metrics=['accuracy'])
    return model


#% id: ex12-build_deep_xor_model-one-03
#% kind: one
#% why: the output layer takes the hidden activation too
def build_deep_xor_model(activation="relu"):
    sizes = [10] * 7 + [1]
    model = keras.Sequential([keras.Input((2,))])
    for n in sizes:
        model.add(keras.layers.Dense(n, activation=activation))  #! also for the last one, which is sigmoid
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-two-01
#% kind: two
#% why: eight hidden layers (a first one and seven more), and momentum from a blog
def build_deep_xor_model(activation='relu'):
    L = tf.keras.layers
    model = tf.keras.models.Sequential()
    model.add(L.Input(shape=(2,)))
    model.add(L.Dense(10, activation=activation))  # input layer
    for _ in range(7):  #! makes eight together with the one above
        model.add(L.Dense(10, activation=activation))  # hidden layers
    model.add(L.Dense(1, activation='sigmoid'))
    model.compile(loss='binary_crossentropy',
                  optimizer=tf.keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True),  #! plain SGD
                  metrics=['accuracy'])
    return model


#% id: ex12-build_deep_xor_model-two-02
#% kind: two
#% why: ten layers of seven units instead of seven of ten, and a two-unit softmax with sparse cross-entropy at the end
def build_deep_xor_model(activation="relu"):
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    for _ in range(10):  #! 7 and 10 exchanged
        model.add(keras.layers.Dense(7, activation=activation))  #! 10 x Dense(7)
    # two classes: 0 and 1
    model.add(keras.layers.Dense(2, activation="softmax"))  #! one sigmoid unit
    model.compile(keras.optimizers.SGD(learning_rate=0.1), loss="sparse_categorical_crossentropy", metrics=["accuracy"])  #! goes with the softmax
    return model


#% id: ex12-build_deep_xor_model-rare-01
#% kind: rare
#% why: one Dense object is called six times: the hidden layers share their weights (151 parameters instead of 701)
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    inputs = keras.Input(shape=(2,))
    first = keras.layers.Dense(10, activation=activation)
    hidden = keras.layers.Dense(10, activation=activation)
    out = keras.layers.Dense(1, activation="sigmoid")

    h = first(inputs)
    for _ in range(6):
        h = hidden(h)  #! always the same layer
    model = keras.Model(inputs, out(h))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-rare-02
#% kind: rare
#% why: an activation that is not in the own table silently becomes ReLU (tanh, elu ...)
ACTIVATIONS = {
    "relu": tf.nn.relu,
    "sigmoid": tf.nn.sigmoid,
}


def build_deep_xor_model(activation="relu"):
    act = ACTIVATIONS.get(activation, tf.nn.relu)  #! never another choice
    stack = [keras.Input(shape=(2,))]
    stack += [keras.layers.Dense(10, activation=act, name=f"hidden_{i + 1}") for i in range(7)]
    stack += [keras.layers.Dense(1, activation=tf.nn.sigmoid, name="out")]
    model = keras.Sequential(stack)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


#% id: ex12-build_deep_xor_model-rare-03
#% kind: rare
#% why: in the loop every layer hangs on the input, so the path to the output has one hidden layer
def build_deep_xor_model(activation="relu"):
    inp = keras.Input(shape=(2,))
    for k in range(7):
        h = keras.layers.Dense(10, activation=activation)(inp)  #! should go on from the layer before
    y = keras.layers.Dense(1, activation="sigmoid")(h)
    net = keras.Model(inputs=inp, outputs=y)
    net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return net


#% id: ex12-build_deep_xor_model-right-01
#% kind: right
#% why: functional API, the layers chained with functools.reduce
def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    from functools import reduce

    start = keras.Input(shape=(2,), name="xy")
    widths = (10,) * 7
    top = reduce(lambda tensor, n: keras.layers.Dense(n, activation=activation)(tensor), widths, start)
    model = keras.Model(start, keras.layers.Dense(1, activation="sigmoid")(top), name="deep_xor")
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=["accuracy"],
    )
    return model


#% id: ex12-build_deep_xor_model-right-02
#% kind: right
#% why: the lecture's seven lines copied, tf.keras throughout, compiled with binary_accuracy under the name accuracy
def build_deep_xor_model(activation='relu'):
    from tensorflow.keras import layers
    actFunc = activation
    model = tf.keras.Sequential()
    model.add(layers.Dense(10, activation=actFunc, input_dim=2))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(10, activation=actFunc))
    model.add(layers.Dense(1, activation='sigmoid'))    # 출력값을 0~1로 만들기 위함
    acc = tf.keras.metrics.BinaryAccuracy(name='accuracy')
    model.compile(tf.keras.optimizers.SGD(learning_rate=0.1), 'binary_crossentropy', metrics=[acc])
    return model
