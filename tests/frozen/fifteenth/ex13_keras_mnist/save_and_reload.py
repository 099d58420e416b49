#% id: ex13-save-one-01
#% kind: one
#% why: compile=False: what comes back cannot be trained or evaluated
def save_and_reload(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)  #! still compiled

#% id: ex13-save-one-02
#% kind: one
#% why: saves, and hands back the same model without loading
def save_and_reload(model, path):
    model.save(str(path))
    keras.models.load_model(str(path))  #! the result is thrown away
    return model

#% id: ex13-save-one-03
#% kind: one
#% why: the path is never used, the file has a name of its own (from the lecture's cell)
def save_and_reload(model, path):
    import os, tempfile
    path = os.path.join(tempfile.mkdtemp(), "test.keras")  #! path is overwritten
    model.save(path)
    new_model = keras.models.load_model(path)
    return new_model

#% id: ex13-save-two-01
#% kind: two
#% why: a clone has new random weights, and is not compiled; it is not read from the file
def save_and_reload(model, path):
    model.save(path)
    copy = keras.models.clone_model(model)  #! new weights, not from the file
    return copy  #! not compiled

#% id: ex13-save-two-02
#% kind: two
#% why: .h5 as in the lecture, beside the path that was asked for, and loaded without its compilation
def save_and_reload(model, path):
    target = Path(path).with_suffix(".h5")  #! .keras
    model.save(target)
    loaded = keras.models.load_model(target, compile=False)  #! compiled
    return loaded

#% id: ex13-save-rare-01
#% kind: rare
#% why: compiled again after loading, from the optimiser's name and the loss: its learning rate, its state and the metrics are lost
def save_and_reload(model, path):
    model.save(path)
    again = keras.models.load_model(path, compile=False)
    again.compile(  #! the compilation of the file is lost
        optimizer=type(model.optimizer).__name__.lower(),
        loss=model.loss,
    )
    return again

#% id: ex13-save-rare-02
#% kind: rare
#% why: an existing file is kept, so an older model comes back
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    path = Path(path)
    if not path.exists():  #! the old file wins
        model.save(path)
    return keras.models.load_model(path)

#% id: ex13-save-rare-03
#% kind: rare
#% why: tidies up: the file at path is gone afterwards
def save_and_reload(model, path):
    file = Path(path)
    keras.saving.save_model(model, file)
    try:
        fresh = keras.saving.load_model(file)
    finally:
        file.unlink()  #! the model is to stay at path
    return fresh

#% id: ex13-save-right-01
#% kind: right
#% why: through keras.saving, whatever stood at path before is removed first
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    where = Path(path)
    where.unlink(missing_ok=True)
    keras.saving.save_model(model, where)
    return keras.saving.load_model(where)

#% id: ex13-save-right-02
#% kind: right
#% why: written beside it under another name and renamed, so that path never holds half a file
import os

def save_and_reload(model, path):
    path = os.fspath(path)
    half = path[:-len(".keras")] + ".part.keras"
    model.save(half, overwrite=True)
    os.replace(half, path)
    model2 = keras.models.load_model(path)
    return model2
