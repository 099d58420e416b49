#% id: ex13-right-04
#% kind: right
#% why: the results by their names, in a named tuple, in one big batch
import collections

Score = collections.namedtuple("Score", "loss accuracy")


def evaluate_classifier(model, x, t):
    x, t = np.asarray(x, dtype=np.float32), np.asarray(t, dtype=np.float32)
    logs = model.evaluate(x, t, batch_size=len(x), verbose=0, return_dict=True)
    return Score(accuracy=float(logs["accuracy"]), loss=float(logs["loss"]))


#% id: ex13-one-09
#% kind: one
#% why: accuracy first and loss second
def evaluate_classifier(model, x, t):
    loss, acc = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    return float(acc), float(loss)  #! the wrong way round


#% id: ex13-two-06
#% kind: two
#% why: the loss is rounded to one digit
#% why: the accuracy is in per cent
def evaluate_classifier(model, x, t):
    test_loss, test_acc = model.evaluate(np.array(x), np.array(t), verbose=0)
    test_loss = round(test_loss, 1)  #! the loss is rounded
    percent = test_acc * 100.0  #! per cent instead of a share
    return test_loss, percent


#% id: ex13-rare-06
#% kind: rare
#% why: the plain mean over chunks of 100 rows, so the rows of a smaller last chunk weigh more than the others
def evaluate_classifier(model, x, t):
    x, t = np.asarray(x), np.asarray(t)
    results = []
    for start in range(0, len(x), 100):
        results.append(model.evaluate(x[start:start + 100], t[start:start + 100], verbose=0))
    loss, acc = np.mean(results, axis=0)  #! not weighted by the rows in the chunk
    return float(loss), float(acc)


