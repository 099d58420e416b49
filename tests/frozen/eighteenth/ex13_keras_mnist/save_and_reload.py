#% id: ex13-save_and_reload-right-01
#% kind: right
#% why: keras.saving, the path made a Path, folder made where it is missing
def save_and_reload(model, path):
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    keras.saving.save_model(model, target)
    return keras.saving.load_model(target, compile=True)


#% id: ex13-save_and_reload-right-02
#% kind: right
#% why: two helpers, the path as a string
def _write(model, file):
    model.save(file, overwrite=True)
    return file


def _read(file):
    return keras.models.load_model(file)


def save_and_reload(model, path):
    return _read(_write(model, str(path)))


#% id: ex13-save_and_reload-one-01
#% kind: one
#% why: the old object is returned
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.summary(print_fn=lambda *args, **kwargs: None)
    return model  #! the model that was handed in, not the loaded one


#% id: ex13-save_and_reload-one-02
#% kind: one
#% why: loaded without compiling
def save_and_reload(model, path):
    keras.models.save_model(model, path)
    return keras.models.load_model(path, compile=False)  #! comes back without loss and optimiser


#% id: ex13-save_and_reload-one-03
#% kind: one
#% why: a fixed file name
def save_and_reload(model, path):
    filename = "model.keras"  #! path is ignored
    model.save(filename)
    new_model = keras.models.load_model(filename)
    return new_model


#% id: ex13-save_and_reload-two-01
#% kind: two
#% why: h5 in place of .keras, not compiled
def save_and_reload(model, path):
    file = Path(path)
    file = file.with_suffix(".h5")  #! nothing is written to path itself
    model.save(file)
    restored = keras.models.load_model(file, None, False)  #! the third argument is compile
    return restored


#% id: ex13-save_and_reload-two-02
#% kind: two
#% why: folder dropped from the path, and a clone returned
def save_and_reload(model, path):
    path = Path(path).name  #! written to the working folder
    model.save(path)
    reloaded = keras.models.load_model(path)
    fresh = keras.models.clone_model(reloaded)  #! a clone has new weights and is not compiled
    return fresh


#% id: ex13-save_and_reload-three-01
#% kind: three
#% why: kept where a file is there, .keras appended, loaded uncompiled
def save_and_reload(model, path):
    destination = Path(str(path) + ".keras")  #! path ends in .keras already
    if not destination.exists():  #! an older file is left as it is
        model.save(destination)
    options = dict(compile=False)  #! the reloaded model is not compiled
    return keras.models.load_model(destination, **options)


#% id: ex13-save_and_reload-rare-01
#% kind: rare
#% why: an older file at the place is not overwritten
def save_and_reload(model, path):
    try:
        return keras.models.load_model(path)  #! whatever was saved there before
    except (ValueError, OSError):
        model.save(path)
        return keras.models.load_model(path)


#% id: ex13-save_and_reload-rare-02
#% kind: rare
#% why: the file is cleared away afterwards
def save_and_reload(model, path):
    path = Path(path)
    model.save(path)
    again = keras.models.load_model(path)
    path.unlink()  #! the file is gone after the call
    return again


#% id: ex13-save_and_reload-rare-03
#% kind: rare
#% why: rebuilt from JSON, without the weights
def save_and_reload(model, path):
    model.save(path)
    stored = keras.models.load_model(path)
    network = keras.models.model_from_json(stored.to_json())  #! the architecture alone, with fresh weights
    if not network.compiled:
        network.compile_from_config(stored.get_compile_config())
    return network


#% id: ex13-save_and_reload-rare-04
#% kind: rare
#% why: works for a string only
def save_and_reload(model, path):
    name = path if path.endswith(".keras") else path + ".keras"  #! a Path has no endswith
    model.save(name)
    return keras.models.load_model(name)


#% id: ex13-save_and_reload-rare-05
#% kind: rare
#% why: always compiled like the classifier, whatever the model was
def save_and_reload(model, path):
    model.save(filepath=path)
    result = keras.models.load_model(filepath=path)
    result.compile(  #! replaces the loss and the optimiser that were saved
        optimizer="sgd",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return result
