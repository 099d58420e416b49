#% id: save_and_reload-001
#% kind: right
#% why: function style, fspath
import os


def save_and_reload(model, path):
    target = os.fspath(path)
    keras.saving.save_model(model, target)
    return keras.saving.load_model(target)


#% id: save_and_reload-002
#% kind: right
#% why: tf.keras names
import tensorflow as tf


def save_and_reload(model, path):
    model.save(str(path), overwrite=True)
    return tf.keras.models.load_model(str(path), compile=True)


#% id: save_and_reload-003
#% kind: right
#% why: written beside, then moved to its place
import os
import tempfile


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    path = Path(path)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        tmp = Path(folder, "part.keras")
        model.save(tmp)
        os.replace(tmp, path)
    return keras.models.load_model(path)


#% id: save_and_reload-004
#% kind: right
#% why: old file removed first
def save_and_reload(model, path):
    (p := Path(path)).unlink(missing_ok=True)
    model.save(p)
    assert p.is_file()
    return keras.models.load_model(p)


#% id: save_and_reload-005
#% kind: right
#% why: compiled afterwards from the stored settings
def save_and_reload(model, path):
    """저장하고 다시 읽기"""
    keras.saving.save_model(model, path, overwrite=True)
    새모델 = keras.saving.load_model(path, compile=False)
    if not 새모델.compiled:
        새모델 = keras.saving.load_model(path)
    return 새모델


#% id: save_and_reload-006
#% kind: right
#% why: lambda tuple
save_and_reload = lambda model, path: (model.save(path), keras.models.load_model(path))[-1]


#% id: save_and_reload-007
#% kind: right
#% why: small class with a context
from contextlib import contextmanager


@contextmanager
def _stored(model, path):
    model.save(path)
    yield str(path)


def save_and_reload(model, path):
    with _stored(model, path) as name:
        fresh = keras.models.load_model(name)
    return fresh


#% id: save_and_reload-008
#% kind: right
#% why: loaded from a copy of the bytes
import shutil
import tempfile


def save_and_reload(model, path):
    model.save(path)
    with tempfile.TemporaryDirectory() as d:
        copy = shutil.copy(path, Path(d) / "copy.keras")
        return keras.saving.load_model(copy, custom_objects=None, compile=True, safe_mode=True)


#% id: save_and_reload-009
#% kind: one
#% why: loaded without compile
def save_and_reload(model, path):
    model.save(path)
    new_model = keras.models.load_model(path, compile=False)   #! not compiled
    return new_model


#% id: save_and_reload-010
#% kind: one
#% why: returns the old model
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    model.save(path)
    loaded = keras.models.load_model(path)
    print(loaded.count_params())
    return model   #! the model that came in


#% id: save_and_reload-011
#% kind: one
#% why: not loaded back
def save_and_reload(model, path):
    path = str(path)
    # 모델 저장
    model.save(path)
    return model   #! load_model missing


#% id: save_and_reload-012
#% kind: one
#% why: file of the lecture
def save_and_reload(model, path):
    filename = "test.keras"   #! path ignored
    model.save(filename)
    모델 = keras.models.load_model(filename)
    return 모델


#% id: save_and_reload-013
#% kind: one
#% why: suffix appended once more
def save_and_reload(model, path):
    file_path = str(path) + '.keras'   #! path ends in .keras already
    model.save(file_path)
    return keras.models.load_model(file_path)


#% id: save_and_reload-014
#% kind: one
#% why: path joined as text
def save_and_reload(model, path):
    name = "" + path   #! no Path
    model.save(name)
    m2 = keras.models.load_model(name)
    return m2


#% id: save_and_reload-015
#% kind: one
#% why: only the weights
def save_and_reload(model, path):
    model.save_weights(path)   #! weights, not the model
    result = keras.models.load_model(path)
    return result


#% id: save_and_reload-016
#% kind: one
#% why: nothing returned
def save_and_reload(model, path):
    model.save(path)
    reloaded = keras.models.load_model(path)   #! return missing
    print(reloaded.summary())


#% id: save_and_reload-017
#% kind: one
#% why: written as h5
def save_and_reload(model, path):
    p = Path(path)
    h5 = p.with_suffix('.h5')   #! another file and format
    model.save(h5)
    model2 = keras.models.load_model(h5)
    return model2


#% id: save_and_reload-018
#% kind: one
#% why: clone of the architecture
def save_and_reload(model, path):
    model.save(path)
    fresh = keras.models.clone_model(model)   #! new random weights, nothing loaded, not compiled
    return fresh


#% id: save_and_reload-019
#% kind: two
#% why: other file name, not compiled
def save_and_reload(model, path):
    path = "model.keras"   #! path ignored
    model.save(path)
    return keras.models.load_model(path, compile=False)   #! not compiled


#% id: save_and_reload-020
#% kind: two
#% why: text join, old model
def save_and_reload(model, path):
    f = './' + path if not path.startswith('/') else path   #! no Path
    model.save(f)
    loaded_model = keras.models.load_model(f)
    return model   #! the model that came in


#% id: save_and_reload-021
#% kind: two
#% why: config in place of loading
def save_and_reload(model, path):
    model.save(path)
    새것 = model.__class__.from_config(model.get_config())   #! random weights
    return 새것   #! not compiled


#% id: save_and_reload-022
#% kind: two
#% why: appended suffix, compiled anew
def save_and_reload(model, path):
    target = f"{path}.keras"   #! suffix doubled
    model.save(target)
    m = keras.models.load_model(target)
    m.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])   #! other loss and optimiser than the saved ones
    return m


#% id: save_and_reload-023
#% kind: three
#% why: fixed file, not compiled, nothing returned
def save_and_reload(model, path):
    file = "test.keras"   #! path ignored
    model.save(file)
    model = keras.models.load_model(file, compile=False)   #! not compiled
    print("loaded", model.name)   #! return missing


#% id: save_and_reload-024
#% kind: three
#% why: text join, weights reset, not compiled
def save_and_reload(model, path):
    p = "" + path   #! no Path
    model.save(p)
    back = keras.models.load_model(p, compile=False)   #! not compiled
    back.set_weights([0 * w for w in model.get_weights()])   #! zeros in place of the loaded weights
    return back


#% id: save_and_reload-025
#% kind: rare
#% why: existing file is not written again
def save_and_reload(model, path):
    if not Path(path).exists():   #! an older file stays
        model.save(path)
    return keras.models.load_model(path)


#% id: save_and_reload-026
#% kind: rare
#% why: loaded once for each path
_loaded = {}


def save_and_reload(model, path):
    model.save(path)
    key = str(path)
    if key not in _loaded:   #! the same object for every later call
        _loaded[key] = keras.models.load_model(path)
    return _loaded[key]


#% id: save_and_reload-027
#% kind: rare
#% why: file deleted afterwards
def save_and_reload(model, path):
    p = Path(path)
    model.save(p)
    loaded = keras.models.load_model(p)
    p.unlink()   #! nothing is left at the path
    return loaded


#% id: save_and_reload-028
#% kind: rare
#% why: compiled with a fresh optimiser of default rate
def save_and_reload(model, path):
    model.save(path)
    again = keras.models.load_model(path, compile=False)
    name = model.optimizer.__class__.__name__.lower()
    again.compile(optimizer=name, loss=model.loss, metrics=["accuracy"])   #! default learning rate
    return again


#% id: save_and_reload-029
#% kind: rare
#% why: weights rounded for a small file
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.set_weights([w.astype("float16") for w in loaded.get_weights()])   #! half precision
    return loaded


#% id: save_and_reload-030
#% kind: rare
#% why: layers frozen
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.trainable = False   #! loaded model no longer learns
    return loaded


#% id: save_and_reload-031
#% kind: rare
#% why: the caller's model is written into
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    model.compile(loss=model.loss, metrics=["accuracy"])   #! replaces the optimiser of the model that came in
    return loaded


#% id: save_and_reload-032
#% kind: rare
#% why: name cut at the first dot
def save_and_reload(model, path):
    stem = str(path).split(".")[0]   #! a dot in a folder or in the name cuts too much
    model.save(stem + ".keras")
    return keras.models.load_model(stem + ".keras")
