#% id: save_and_reload-501
#% kind: one
#% why: loaded without its compilation
def save_and_reload(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)  #! still compiled


#% id: save_and_reload-502
#% kind: one
#% why: returns the model itself
def save_and_reload(model, path):
    model.save(path)
    keras.models.load_model(path)
    return model  #! what was loaded


#% id: save_and_reload-503
#% kind: two
#% why: a clone without the weights, and nothing is written
def save_and_reload(model, path):
    copy = keras.models.clone_model(model)  #! saved and loaded, with the weights
    copy.compile(optimizer="sgd", loss=model.loss, metrics=["accuracy"])  #! another optimiser
    return copy


#% id: save_and_reload-504
#% kind: rare
#% why: written to another place
def save_and_reload(model, path):
    model.save("model.keras")  #! path
    return keras.models.load_model("model.keras")
