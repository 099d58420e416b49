#% id: ex13-sr-right-01
#% kind: right
#% why: keras.saving with the path as text, the folder is made where it is missing
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    keras.saving.save_model(model, str(target), overwrite=True)
    return keras.saving.load_model(str(target))


#% id: ex13-sr-right-02
#% kind: right
#% why: two lines, and a look whether the predictions have survived
def save_and_reload(model, path):
    model.save(path)
    back = keras.models.load_model(path)
    probe = np.random.default_rng(0).random((3,) + tuple(model.input_shape[1:])).astype("float32")
    if not np.allclose(model.predict(probe, verbose=0), back.predict(probe, verbose=0), atol=1e-6):
        raise ValueError("the reloaded model predicts something else")
    return back


#% id: ex13-sr-one-01
#% kind: one
#% why: the model that came in is returned, nothing is loaded
def save_and_reload(model, path):
    model.save(path)
    keras.models.load_model(path)
    return model  #! the loaded one


#% id: ex13-sr-one-02
#% kind: one
#% why: loaded with compile=False: evaluate and fit fail
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    model.save(path)
    reloaded = keras.models.load_model(path, compile=False)  #! no longer compiled
    return reloaded


#% id: ex13-sr-one-03
#% kind: one
#% why: the lecture's .h5 in place of the .keras file: nothing stands at path
def save_and_reload(model, path):
    h5 = str(path).replace(".keras", ".h5")  #! path is the file to write
    model.save(h5)
    return keras.models.load_model(h5)


#% id: ex13-sr-two-01
#% kind: two
#% why: a fixed file name instead of path, and nothing is returned
def save_and_reload(model, path):
    model.save("mnist_model.keras")  #! path
    model = keras.models.load_model("mnist_model.keras")  #! return


#% id: ex13-sr-two-02
#% kind: two
#% why: weights alone (state_dict fashion) beside the path, and the rebuilt model is never compiled
def save_and_reload(model, path):
    # like torch.save(model.state_dict(), path)
    weights_file = str(Path(path).with_suffix(".weights.h5"))  #! not the file at path
    model.save_weights(weights_file)
    new = keras.Sequential.from_config(model.get_config()) if isinstance(model, keras.Sequential) else keras.Model.from_config(model.get_config())
    new.load_weights(weights_file)
    return new  #! not compiled


#% id: ex13-sr-rare-01
#% kind: rare
#% why: a check of the ending with a method of str: a Path is an AttributeError
def save_and_reload(model, path):
    if not path.endswith(".keras"):  #! path may be a Path
        path = path + ".keras"
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-sr-rare-02
#% kind: rare
#% why: a file that is there already is not written again: an older model comes back
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    path = Path(path)
    if not path.exists():  #! write in any case
        model.save(path)
    return keras.saving.load_model(path)


#% id: ex13-sr-rare-03
#% kind: rare
#% why: a copy with weights rounded to two decimals is written, to save space: the predictions differ
def save_and_reload(model, path):
    small = keras.models.clone_model(model)
    # zips better, nobody sees the difference
    small.set_weights([np.round(w, 2) for w in model.get_weights()])  #! loses digits
    small.compile_from_config(model.get_compile_config())
    small.save(path)
    return keras.models.load_model(path)
