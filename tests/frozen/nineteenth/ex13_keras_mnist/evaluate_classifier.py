#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: test_on_batch over slices, weighted with the slice lengths
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    total = np.zeros(2)
    for begin in range(0, len(x), 50):
        part = slice(begin, begin + 50)
        model.reset_metrics()
        logs = model.test_on_batch(x[part], t[part], return_dict=True)
        total += len(x[part]) * np.array([float(logs["loss"]), float(logs["accuracy"])])
    model.reset_metrics()
    loss, share = (total / len(x)).tolist()
    return loss, share


#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: the two results are handed back in the wrong order
def evaluate_classifier(model, x, t):
    accuracy, loss = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)  #! evaluate gives the loss first
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: accuracy in percent
def evaluate_classifier(model, x, t):
    scores = model.evaluate(x=np.array(x), y=np.array(t), batch_size=100, verbose=0, return_dict=True)
    return scores["loss"], 100 * scores["accuracy"]  #! the accuracy is a share, not a percentage


#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: argmax over the rows, the loss is a sum
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    p = model.predict(x, verbose=0)
    per_row = keras.ops.convert_to_numpy(keras.losses.get(model.loss)(t, p))
    loss = per_row.sum()  #! the loss is the mean over the examples
    guess, truth = p.argmax(axis=0), t.argmax(axis=0)  #! axis 0 runs over the examples, the classes are in axis 1
    return float(loss), float(np.mean(guess == truth))


#% id: ex13-evaluate_classifier-two-02
#% kind: two
#% why: training mode is on, the number of hits is not divided
def evaluate_classifier(model, x, t):
    inputs, targets = np.asarray(x, np.float32), np.asarray(t, np.float32)
    out = model(inputs, training=True)  #! dropout stays switched on
    loss = float(model.compute_loss(inputs, keras.ops.convert_to_tensor(targets), out))
    hits = 0.0
    for row, wanted in zip(np.asarray(out), targets):
        if np.argmax(row) == np.argmax(wanted):
            hits += 1
    return loss, hits  #! the number of hits instead of their share


#% id: ex13-evaluate_classifier-three-01
#% kind: three
#% why: one training step comes first, the error rate is taken, the loss is exponentiated
def evaluate_classifier(model, x, t):
    x = np.asarray(x)
    t = np.asarray(t)
    model.fit(x, t, verbose=0)  #! evaluating must not train the model
    res = model.evaluate(x, t, verbose=0)
    loss = float(np.exp(res[0]))  #! the loss itself was wanted, not its exponential
    acc = 1 - float(res[1])  #! the share of wrong answers instead of right ones
    return loss, acc


#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: the accuracy compares all entries after rounding
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    loss = model.evaluate(x, t, verbose=0)[0]
    answer = np.rint(model.predict(x, verbose=0))
    same = answer == t
    accuracy = same.mean()  #! counts entries, also the many zeros, instead of rows by their most probable class
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-rare-02
#% kind: rare
#% why: mean of the batch means, the small last batch counts as much as a full one
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    results = []
    for k in range(0, len(x), 32):
        results.append(model.evaluate(x[k : k + 32], t[k : k + 32], verbose=0))
    loss, accuracy = np.mean(results, axis=0)  #! the batches differ in size but count the same
    return float(loss), float(accuracy)


#% id: ex13-evaluate_classifier-rare-03
#% kind: rare
#% why: evaluates against its own predictions
def evaluate_classifier(model, x, t):
    x = np.asarray(x)
    t = np.asarray(t)
    predicted = keras.utils.to_categorical(model.predict(x, verbose=0).argmax(axis=1), 10)
    right = (predicted * t).sum(axis=1)
    loss = model.evaluate(x, predicted, verbose=0)[0]  #! the loss is taken against the predicted classes, not against t
    return float(loss), float(right.mean())


#% id: ex13-evaluate_classifier-rare-04
#% kind: rare
#% why: floor division of the number of rows by the batch size as number of steps
def evaluate_classifier(model, x, t):
    images, answers = np.asarray(x), np.asarray(t)
    size = min(40, len(images))
    steps = len(images) // size
    loss, accuracy = model.evaluate(images[::-1], answers[::-1], batch_size=size, steps=steps, verbose=0)  #! the floor division loses the rows of the last smaller batch
    return float(loss), float(accuracy)
