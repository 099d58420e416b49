#% id: ex13-right-03
#% kind: right
#% why: fit is called once an epoch, and loss and accuracy are measured after each of them
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, dtype="float32"), np.asarray(t, dtype="float32")
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        model.fit(x, t, batch_size=batch_size, epochs=1, verbose=0)
        score = model.evaluate(x, t, verbose=0, return_dict=True)
        for name in history:
            history[name].append(float(score[name]))
    return history


#% id: ex13-one-07
#% kind: one
#% why: the History object comes back, not its dict
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(np.asarray(x), np.asarray(t), epochs=epochs, batch_size=batch_size, verbose=0)
    return history  #! .history is missing


#% id: ex13-one-08
#% kind: one
#% why: fit takes the batch size before the epochs, so the two are swapped
def train_classifier(model, x, t, epochs=5, batch_size=100):
    h = model.fit(np.array(x), np.array(t), epochs, batch_size, verbose=0)  #! fit(x, y, batch_size, epochs)
    return h.history


#% id: ex13-two-05
#% kind: two
#% why: always five epochs
#% why: only the list of losses comes back
def train_classifier(model, x, t, epochs=5, batch_size=100):
    hist = model.fit(np.asarray(x), np.asarray(t), batch_size=batch_size, epochs=5, verbose=2)  #! epochs is ignored
    return hist.history["loss"]  #! not the dict


#% id: ex13-three-03
#% kind: three
#% why: a fifth of the rows is held back for validation
#% why: the batch size is left at 32
#% why: one number for each name instead of a list
def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x), np.asarray(t)
    hist = model.fit(  #! batch_size is missing
        x,
        t,
        epochs=epochs,
        validation_split=0.2,  #! not all rows are trained on
        verbose=0,
    )
    return {name: values[-1] for name, values in hist.history.items()}  #! only the last epoch


#% id: ex13-rare-05
#% kind: rare
#% why: n // batch_size steps an epoch leave the last smaller batch out, but every epoch goes through all rows
import tensorflow as tf


def train_classifier(model, x, t, epochs=5, batch_size=100):
    x, t = np.asarray(x, "float32"), np.asarray(t, "float32")
    n = len(x)
    size = min(batch_size, n)
    data = tf.data.Dataset.from_tensor_slices((x, t)).shuffle(n).batch(size).repeat()
    return model.fit(data, epochs=epochs, steps_per_epoch=n // size, verbose=0).history  #! the rest of the rows is not seen in the epoch


