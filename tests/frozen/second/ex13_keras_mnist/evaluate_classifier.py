#% id: evaluate_classifier-501
#% kind: one
#% why: the wrong way round
def evaluate_classifier(model, x, t):
    loss, accuracy = model.evaluate(x, t, verbose=0)
    return accuracy, loss  #! (loss, accuracy)


#% id: evaluate_classifier-502
#% kind: two
#% why: evaluated on the first hundred rows, accuracy as per cent
def evaluate_classifier(model, x, t):
    loss, accuracy = model.evaluate(x[:100], t[:100], verbose=0)  #! all rows
    return float(loss), 100 * float(accuracy)  #! a share


#% id: evaluate_classifier-503
#% kind: two
#% why: trains once more, and returns strings
def evaluate_classifier(model, x, t):
    history = model.fit(x, t, epochs=1, verbose=0).history  #! evaluate
    return f"{history['loss'][0]:.4f}", f"{history['accuracy'][0]:.4f}"  #! floats
