#% id: ex13-save_and_reload-right-01
#% kind: right
#% why: saving module used directly, resolved path
def save_and_reload(model, path):
    target = Path(path).expanduser().resolve()
    keras.saving.save_model(model, filepath=target, overwrite=True)
    return keras.saving.load_model(str(target), compile=True)

#% id: ex13-save_and_reload-one-01
#% kind: one
#% why: compile=False
def save_and_reload(model, path):
    model.save(path)
    return keras.models.load_model(path, compile=False)  #! comes back uncompiled

#% id: ex13-save_and_reload-one-02
#% kind: one
#% why: gives the old object back
def save_and_reload(model, path):
    model.save(str(path))
    reloaded = keras.models.load_model(str(path))
    assert len(reloaded.layers) == len(model.layers)
    return model  #! the reloaded one is wanted

#% id: ex13-save_and_reload-one-03
#% kind: one
#% why: the suffix is appended a second time
def save_and_reload(model, path):
    file = f"{path}.keras"  #! path ends in .keras already; nothing lies at `path`
    keras.models.save_model(model, file)
    again = keras.models.load_model(file)
    return again

#% id: ex13-save_and_reload-two-01
#% kind: two
#% why: only the description is rebuilt, with fresh weights and without compile
def save_and_reload(model, path):
    model.save(Path(path))
    twin = type(model).from_config(model.get_config())  #! from_config brings the architecture, neither weights nor compile state
    for v in twin.trainable_variables[::2]:
        v.assign(np.round(v.numpy(), 1))  #! rounds the weights: other predictions
    return twin

#% id: ex13-save_and_reload-two-02
#% kind: two
#% why: the file is cleared away, and the reloaded model is compiled with settings of its own
import os


def save_and_reload(model, path):
    try:
        model.save(path)
        fresh = keras.models.load_model(path)
    finally:
        os.remove(path)  #! the file has to stay
    fresh.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])  #! overwrites the optimiser that was stored, its settings and its state
    return fresh

#% id: ex13-save_and_reload-rare-01
#% kind: rare
#% why: Path.replace moves files, str.replace was meant; weights only in another file
def save_and_reload(model, path):
    p = Path(path)
    model.save(p)
    copy = p.replace(p.with_suffix(".bak.keras"))  #! Path.replace renames the file on disk: nothing is left at `path`
    return keras.models.load_model(copy)

#% id: ex13-save_and_reload-rare-02
#% kind: rare
#% why: with overwrite=False Keras asks at the terminal when the file is there already
def save_and_reload(model, path):
    model.save(path, overwrite=False)  #! a second call with the same path stops and asks (or fails)
    got = keras.models.load_model(path)
    return got
