#% id: ex13-save_and_reload-right-01
#% kind: right
#% why: path made a string, functions of keras.saving
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    target = str(path)
    keras.saving.save_model(model, target, overwrite=True)
    return keras.saving.load_model(target)


#% id: ex13-save_and_reload-right-02
#% kind: right
#% why: makes the folder if need be, compile=True written out
def save_and_reload(model, path):
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    model.save(file)
    again = keras.models.load_model(file, compile=True)
    return again


#% id: ex13-save_and_reload-one-01
#% kind: one
#% why: returns the model that was saved, not what was loaded
def save_and_reload(model, path):
    model.save(path)
    keras.models.load_model(path)
    return model  #! the loaded one is thrown away


#% id: ex13-save_and_reload-one-02
#% kind: one
#% why: loads without compiling
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    model.save(str(path))
    return keras.models.load_model(str(path), compile=False)  #! not compiled any more


#% id: ex13-save_and_reload-one-03
#% kind: one
#% why: saves the weights alone, which Keras refuses for a name in .keras
def save_and_reload(model, path):
    model.save_weights(path)  #! model.save
    return keras.models.load_model(path)


#% id: ex13-save_and_reload-two-01
#% kind: two
#% why: another file than `path`, in the old format, and nothing comes back
def save_and_reload(model, path):
    name = str(Path(path).with_suffix(".h5"))  #! the file asked for is `path`
    model.save(name)
    loaded = keras.models.load_model(name)  #! return is missing after it
    loaded.summary(print_fn=lambda *args, **kw: None)


#% id: ex13-save_and_reload-two-02
#% kind: two
#% why: writes a clone with untrained weights, and to a name with the ending twice
def save_and_reload(model, path):
    filename = f"{path}.keras"  #! path ends in .keras already, nothing stands at path
    copy = keras.models.clone_model(model)  #! the weights of a clone are new
    copy.save(filename)
    return keras.models.load_model(filename)


#% id: ex13-save_and_reload-rare-01
#% kind: rare
#% why: writes only where no file stands yet: an older model comes back
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    path = Path(path)
    if not path.exists():  #! an existing file must be overwritten
        model.save(path)
    return keras.models.load_model(path)


#% id: ex13-save_and_reload-rare-02
#% kind: rare
#% why: knows strings only: a Path has no endswith
def save_and_reload(model, path):
    if not path.endswith(".keras"):  #! AttributeError for a Path
        path = path + ".keras"
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-save_and_reload-rare-04
#% kind: rare
#% why: tidies up: the file is gone when the function returns
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    path = Path(path)
    try:
        model.save(path)
        return keras.models.load_model(path)
    finally:
        path.unlink()  #! the model is to stand at `path`
