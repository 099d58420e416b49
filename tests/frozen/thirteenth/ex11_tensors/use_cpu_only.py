#% id: ex11-use_cpu_only-one-01
#% kind: one
#% why: the lecture's line with device_type="CPU": it replaces the CPUs of the list and leaves the GPUs visible
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type='CPU')  #! touches the CPU part only
    except RuntimeError:
        return False
    return True


#% id: ex11-use_cpu_only-one-02
#% kind: one
#% why: nothing is returned where it succeeded (None instead of True)
def use_cpu_only() -> bool:
    try:
        tf.config.set_visible_devices([], "GPU")  #! no return True after it
    except RuntimeError as err:
        print("too late:", err)
        return False


#% id: ex11-use_cpu_only-one-03
#% kind: one
#% why: catches ValueError, but TensorFlow refuses with a RuntimeError, which escapes
def use_cpu_only():
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus)
        return True
    except ValueError:  #! wrong exception
        return False


#% id: ex11-use_cpu_only-two-01
#% kind: two
#% why: hides the CPUs instead of the GPUs, and True and False are exchanged
def use_cpu_only():
    too_late = False
    try:
        tf.config.set_visible_devices([], 'CPU')  #! hides the CPU
    except RuntimeError:
        too_late = True
    return too_late  #! True means "too late" here


#% id: ex11-use_cpu_only-two-02
#% kind: two
#% why: keeps the GPUs (asks for the wrong list), and the return in finally wins over the False
def use_cpu_only():
    devices = tf.config.list_physical_devices('GPU')  #! the list of GPUs
    try:
        tf.config.set_visible_devices(devices)
    except RuntimeError:
        return False
    finally:
        return True  #! overrides the return above


#% id: ex11-use_cpu_only-rare-01
#% kind: rare
#% why: sets an environment variable long after TensorFlow has looked, and promises success without asking
def use_cpu_only():
    import os
    # stackoverflow: hide the card from CUDA
    os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  #! TensorFlow's list of visible devices stays as it is
    return True


#% id: ex11-use_cpu_only-rare-02
#% kind: rare
#% why: list_logical_devices initialises the devices, so from then on every request comes too late
def use_cpu_only():
    # how many GPUs does TF really use?
    gpus = tf.config.list_logical_devices("GPU")  #! this very question initialises the devices
    print(f"{len(gpus)} GPU(s) found, switching them off")
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True


#% id: ex11-use_cpu_only-rare-03
#% kind: rare
#% why: CPUs handed over as "GPU" are a ValueError, and catching everything makes "too late" of it, every time
def use_cpu_only():
    success = True
    try:
        cpu_list = tf.config.list_physical_devices("CPU")
        tf.config.set_visible_devices(cpu_list, "GPU")  #! ValueError: a CPU is no GPU
    except Exception:
        # TensorFlow refuses when it has been initialised
        success = False
    return success


#% id: ex11-use_cpu_only-right-01
#% kind: right
#% why: the lecture's experimental names, without device_type
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices)
    except RuntimeError:
        return False
    else:
        return True


#% id: ex11-use_cpu_only-right-02
#% kind: right
#% why: goes through the device types, hides all but the CPUs, and believes only what the visible list says afterwards
def use_cpu_only() -> bool:
    others = sorted({d.device_type for d in tf.config.list_physical_devices()} - {"CPU"})
    try:
        for kind in others:
            tf.config.set_visible_devices([], kind)
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"), "CPU")
    except RuntimeError:
        return False
    return all(d.device_type == "CPU" for d in tf.config.get_visible_devices())
