#% id: ex13-save_and_reload-right-01
#% kind: right
#% why: a callback-free way: Path object throughout, file checked with a with-statement
def save_and_reload(model, path):
    target = Path(path)
    target.unlink(missing_ok=True)
    keras.saving.save_model(model, target)
    again = keras.saving.load_model(str(target), compile=True)
    return again


#% id: ex13-save_and_reload-one-01
#% kind: one
#% why: the model that was handed in is returned
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    model.save(path)
    loaded = keras.models.load_model(path)
    assert loaded is not None
    return model  #! should be loaded


#% id: ex13-save_and_reload-one-02
#% kind: one
#% why: loaded without compiling
def save_and_reload(model, path):
    p = str(path)
    model.save(p)
    return keras.models.load_model(p, compile=False)  #! not compiled any more


#% id: ex13-save_and_reload-one-03
#% kind: one
#% why: path + ... fails for a Path
def save_and_reload(model, path):
    파일 = path if path.endswith(".keras") else path + ".keras"  #! a Path has no endswith
    model.save(파일)
    모델 = keras.saving.load_model(파일)
    return 모델


#% id: ex13-save_and_reload-two-01
#% kind: two
#% why: saved only where no file is there, and compiled anew with plain settings
def save_and_reload(model, path):
    file = Path(path)
    if not file.exists():  #! an older model in the file is kept
        model.save(file)
    new = keras.models.load_model(file)
    new.compile(optimizer="adam", loss="mse")  #! its own loss, optimiser and metric are lost
    return new


#% id: ex13-save_and_reload-rare-01
#% kind: rare
#% why: the file is deleted after loading
def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    import os
    try:
        model.save(path)
        return keras.models.load_model(path)
    finally:
        os.remove(path)  #! tidies away the file that should stay
