#% id: ex13-right-05
#% kind: right
#% why: keras.saving with os.fspath, the old model cleared from the name before the file is read
import os

from keras import saving


def save_and_reload(model, path):
    file = os.fspath(path)
    saving.save_model(model, file, overwrite=True)
    del model
    return saving.load_model(file)


#% id: ex13-one-10
#% kind: one
#% why: loaded with compile=False, so the model is not compiled any more
def save_and_reload(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)  #! not compiled


#% id: ex13-rare-07
#% kind: rare
#% why: with_suffix exists for a Path alone, a path that is a str is an AttributeError
def save_and_reload(model, path):
    target = path.with_suffix(".keras")  #! a str has no with_suffix
    target.parent.mkdir(parents=True, exist_ok=True)
    model.save(target)
    return keras.saving.load_model(target)


