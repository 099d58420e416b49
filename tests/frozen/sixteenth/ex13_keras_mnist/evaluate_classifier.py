#% id: ex13-evaluate_classifier-right-01
#% kind: right
#% why: one whole batch through test_on_batch, metrics reset before
def evaluate_classifier(model, x, t):
    model.reset_metrics()
    result = model.test_on_batch(np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32"), return_dict=True)
    model.reset_metrics()
    return tuple(float(result[name]) for name in ("loss", "accuracy"))


#% id: ex13-evaluate_classifier-one-01
#% kind: one
#% why: loss and accuracy exchanged
def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    accuracy, loss = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)  #! evaluate gives the loss first
    return loss, accuracy


#% id: ex13-evaluate_classifier-one-02
#% kind: one
#% why: the accuracy looks for the largest value down the columns
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, np.float32), np.asarray(t, np.float32)
    p = model.predict(x, verbose=0)
    loss = model.evaluate(x, t, verbose=0, return_dict=True)["loss"]
    right = np.argmax(p, axis=0) == np.argmax(t, axis=0)  #! axis 0 runs over the examples
    return float(loss), float(right.mean())


#% id: ex13-evaluate_classifier-one-03
#% kind: one
#% why: the share of wrong answers in place of the accuracy
def evaluate_classifier(model, x, t):
    입력 = np.asarray(x, dtype="float32")
    정답 = np.asarray(t, dtype="float32")
    예측 = [int(np.argmax(줄)) for 줄 in model.predict(입력, verbose=0)]
    틀림 = [p != int(np.argmax(q)) for p, q in zip(예측, 정답)]
    손실, *_ = model.evaluate(입력, 정답, verbose=0)
    return 손실, sum(틀림) / len(틀림)  #! error rate, not accuracy


#% id: ex13-evaluate_classifier-two-01
#% kind: two
#% why: the first rows only, and percent
def evaluate_classifier(model, x, t):
    sample = slice(0, 50)  #! the first 50 rows only
    x, t = np.asarray(x)[sample], np.asarray(t)[sample]
    scores = model.evaluate(x, t, verbose=0)
    return scores[0], 100 * scores[1]  #! percent


#% id: ex13-evaluate_classifier-rare-01
#% kind: rare
#% why: mean of the batches' values, though the last batch is smaller
def evaluate_classifier(model, x, t, batch=32):
    x = np.asarray(x, dtype="float32")
    t = np.asarray(t, dtype="float32")
    values = []
    for s in range(0, len(x), batch):
        xb, tb = x[s:s + batch], t[s:s + batch]
        r = model.evaluate(xb, tb, batch_size=batch, verbose=0, return_dict=True)
        values.append((r["loss"], r["accuracy"]))
    loss, acc = np.mean(values, axis=0)  #! the smaller last batch weighs as much as the others
    return float(loss), float(acc)
