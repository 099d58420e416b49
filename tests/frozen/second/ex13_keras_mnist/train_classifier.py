#% id: train_classifier-501
#% kind: one
#% why: one epoch too few
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(x, t, epochs=epochs - 1, batch_size=batch_size, verbose=0)  #! epochs
    return history.history


#% id: train_classifier-502
#% kind: two
#% why: a tenth kept aside, and the History object comes back
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(
        x, t, epochs=epochs, batch_size=batch_size, validation_split=0.1, verbose=0  #! all rows
    )
    return history  #! .history


#% id: train_classifier-503
#% kind: two
#% why: batch size forgotten, only the losses
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = model.fit(x, t, epochs=epochs, verbose=0)  #! batch_size
    return history.history["loss"]  #! the whole dict


#% id: train_classifier-504
#% kind: rare
#% why: fit once an epoch, the history of the last one
def train_classifier(model, x, t, epochs=5, batch_size=100):
    for _ in range(epochs):
        history = model.fit(x, t, epochs=1, batch_size=batch_size, verbose=0)
    return history.history  #! the last epoch alone


#% id: train_classifier-505
#% kind: right
#% why: one fit an epoch, collected
def train_classifier(model, x, t, epochs=5, batch_size=100):
    result = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        one = model.fit(x, t, epochs=1, batch_size=batch_size, verbose=0).history
        for name in result:
            result[name] += one[name]
    return result


#% id: train_classifier-506
#% kind: three
#% why: fixed numbers, not shuffled is no slip, compiled anew, nothing returned
def train_classifier(model, x, t, epochs=5, batch_size=100):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! again
    model.fit(x, t, epochs=5, batch_size=100, verbose=0)  #! the arguments
    #! return is missing
