#% id: ex11-cpu-one-01
#% kind: one
#% why: the lecture's call: device_type="CPU" leaves the visible GPUs as they are
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type='CPU')  #! GPUs stay visible
    except RuntimeError:
        return False
    return True

#% id: ex11-cpu-one-02
#% kind: one
#% why: catches ValueError; the RuntimeError of TensorFlow goes through to the caller
def use_cpu_only() -> bool:
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus)
        return True
    except ValueError:  #! it is a RuntimeError
        return False

#% id: ex11-cpu-one-03
#% kind: one
#% why: nothing is returned where it worked (None)
def use_cpu_only():
    cpu_list = [d for d in tf.config.list_physical_devices() if d.device_type == "CPU"]
    try:
        tf.config.set_visible_devices(cpu_list)  #! no return True
    except RuntimeError as error:
        print("too late:", error)
        return False

#% id: ex11-cpu-two-01
#% kind: two
#% why: filters the wrong type of device, and lets the RuntimeError through
def use_cpu_only():
    devs = tf.config.list_physical_devices('GPU')  #! the GPUs
    tf.config.set_visible_devices(devs)  #! no try
    return True

#% id: ex11-cpu-two-02
#% kind: two
#% why: hides the CPU in place of the GPU, and True and False are exchanged
def use_cpu_only() -> bool:
    ok = False
    try:
        tf.config.set_visible_devices([], "CPU")  #! hides the CPUs
    except RuntimeError:
        ok = True  #! exchanged
    return ok

#% id: ex11-cpu-rare-01
#% kind: rare
#% why: a look at the logical devices first: that very call initialises them, then it is too late
def use_cpu_only():
    if not tf.config.list_logical_devices("GPU"):  #! initialises the devices
        return True
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True

#% id: ex11-cpu-rare-02
#% kind: rare
#% why: a return in finally overrides the False of the except branch
def use_cpu_only():
    cpus = tf.config.get_visible_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus)
    except RuntimeError:
        return False
    finally:
        return True  #! wins over return False

#% id: ex11-cpu-rare-03
#% kind: rare
#% why: set_visible_devices returns None, so bool(...) of it is always False
def use_cpu_only() -> bool:
    """True: TensorFlow is on the CPU now."""
    try:
        done = tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
        return bool(done)  #! None: never True
    except RuntimeError:
        return False

#% id: ex11-cpu-right-01
#% kind: right
#% why: the lecture's experimental names, without device_type, so that whatever is no CPU goes
def use_cpu_only():
    conf = tf.config.experimental
    my_devices = conf.list_physical_devices(device_type='CPU')
    try:
        conf.set_visible_devices(devices=my_devices)
    except RuntimeError:
        return False
    else:
        return True

#% id: ex11-cpu-right-02
#% kind: right
#% why: hides type after type, each with its own call
def use_cpu_only() -> bool:
    kinds = {device.device_type for device in tf.config.list_physical_devices()}
    try:
        for kind in sorted(kinds - {"CPU"}):
            tf.config.set_visible_devices([], kind)
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"), "CPU")
    except RuntimeError:
        return False
    return True
