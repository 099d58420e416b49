#% id: ex11-use_cpu_only-right-01
#% kind: right
#% why: no device_type, so the list given replaces the whole list of visible devices
def use_cpu_only() -> bool:
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus)
    except RuntimeError:
        # too late, TensorFlow holds on to its devices
        return False
    else:
        return True


#% id: ex11-use_cpu_only-right-02
#% kind: right
#% why: empties the list of every other kind of device, in the old experimental namespace
def use_cpu_only():
    conf = tf.config.experimental
    others = sorted({d.device_type for d in conf.list_physical_devices()} - {"CPU"})
    ok = True
    for kind in others:
        try:
            conf.set_visible_devices([], kind)
        except RuntimeError as err:
            print("too late:", err)
            ok = False
    return ok


#% id: ex11-use_cpu_only-one-01
#% kind: one
#% why: the lecture's line: device_type="CPU" leaves the GPUs in the list
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type='CPU')  #! GPUs stay visible
        return True
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-one-02
#% kind: one
#% why: nothing is returned where it succeeds
def use_cpu_only() -> bool:
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))  #! return True is missing after it
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-one-03
#% kind: one
#% why: the RuntimeError is not caught
def use_cpu_only() -> bool:
    cpu_devices = [d for d in tf.config.list_physical_devices() if d.device_type == "CPU"]
    tf.config.set_visible_devices(cpu_devices)  #! raises when too late, must return False
    return True


#% id: ex11-use_cpu_only-two-01
#% kind: two
#% why: makes the GPUs visible instead of none, and says True after the error as well
def use_cpu_only():
    gpus = tf.config.list_physical_devices('GPU')
    try:
        tf.config.set_visible_devices(gpus, 'GPU')  #! wants an empty list
    except RuntimeError as e:
        print(e)  #! return False is missing
    return True


#% id: ex11-use_cpu_only-two-02
#% kind: two
#% why: hides the CPUs instead of the GPUs, and catches the wrong exception
def use_cpu_only() -> bool:
    success = False
    try:
        tf.config.set_visible_devices([], "CPU")  #! the wrong kind is taken away
        success = True
    except ValueError:  #! TensorFlow raises RuntimeError
        pass
    return success


#% id: ex11-use_cpu_only-rare-01
#% kind: rare
#% why: sets CUDA's variable after the import and takes the success for granted
def use_cpu_only() -> bool:
    import os

    os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  #! TensorFlow's own list stays as it is, and nothing refuses
    return os.environ["CUDA_VISIBLE_DEVICES"] == "-1"


#% id: ex11-use_cpu_only-rare-02
#% kind: rare
#% why: looks for GPUs by their logical devices, which initialises what is to be set
def use_cpu_only() -> bool:
    if not tf.config.list_logical_devices("GPU"):  #! initialises the devices; from here it is always too late
        print("no GPU here")
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True


#% id: ex11-use_cpu_only-rare-03
#% kind: rare
#% why: return in finally overrides the False of the except branch
def use_cpu_only():
    try:
        only = tf.config.list_physical_devices("CPU")
        tf.config.set_visible_devices(only)
    except RuntimeError:
        return False
    finally:
        return True  #! finally has the last word, also after the error
