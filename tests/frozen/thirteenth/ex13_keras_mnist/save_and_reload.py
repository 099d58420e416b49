#% id: ex13-save_and_reload-one-01
#% kind: one
#% why: saves, but returns the model that came in instead of loading it
def save_and_reload(model, path):
    model.save(path)
    return model  #! never loaded back


#% id: ex13-save_and_reload-one-02
#% kind: one
#% why: loaded with compile=False, so the reloaded model cannot be evaluated or trained on
def save_and_reload(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)  #! compile is thrown away


#% id: ex13-save_and_reload-one-03
#% kind: one
#% why: the file name is fixed, as in the lecture; nothing is written to path
def save_and_reload(model, path):
    model.save("test.keras")  #! path is ignored
    return keras.models.load_model("test.keras")


#% id: ex13-save_and_reload-two-01
#% kind: two
#% why: the ending is appended once more, and clone_model makes a fresh, uncompiled model without the weights
def save_and_reload(model, path):
    target = str(path) + ".keras"  #! path ends in .keras already
    model.save(target)
    loaded = keras.models.load_model(target)
    return keras.models.clone_model(loaded)  #! new random weights, not compiled


#% id: ex13-save_and_reload-two-02
#% kind: two
#% why: only the architecture goes into the file (JSON in a .keras), and compile is written with a fixed Adam
def save_and_reload(model, path):
    with open(path, "w") as f:
        f.write(model.to_json())  #! no weights
    with open(path) as f:
        new = keras.models.model_from_json(f.read())
    new.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  #! not what the model was compiled with
    return new


#% id: ex13-save_and_reload-rare-01
#% kind: rare
#% why: an older file under that name is kept and loaded instead of the model
import os


def save_and_reload(model, path):
    if not os.path.exists(path):  #! an existing file is never overwritten
        model.save(path)
    return keras.saving.load_model(path)


#% id: ex13-save_and_reload-rare-02
#% kind: rare
#% why: string methods on path: a pathlib.Path has no endswith
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    if not path.endswith(".keras"):  #! path may be a Path
        path = path + ".keras"
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-save_and_reload-rare-03
#% kind: rare
#% why: cleans up behind itself: the file is gone after loading
def save_and_reload(model, path):
    file = Path(path)
    model.save(file)
    try:
        return keras.saving.load_model(file)
    finally:
        file.unlink(missing_ok=True)  #! the model should stay written to path


#% id: ex13-save_and_reload-rare-04
#% kind: rare
#% why: frozen before saving "so that nothing changes": neither the reloaded model nor the old one can be trained on
def save_and_reload(model, path):
    model.trainable = False  #! is saved along, and stays on the model
    model.save(str(path))
    return keras.models.load_model(str(path))


#% id: ex13-save_and_reload-right-01
#% kind: right
#% why: written beside the target first and moved there, parents made where missing
import os


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name("draft-" + target.name)
    model.save(draft)
    os.replace(draft, target)
    return keras.models.load_model(target)


#% id: ex13-save_and_reload-right-02
#% kind: right
#% why: the lecture's two lines with tf.keras, path made a string
def save_and_reload(model, path):
    import tensorflow as tf
    path = f'{path}'
    tf.keras.models.save_model(model, path)
    return tf.keras.models.load_model(path)
