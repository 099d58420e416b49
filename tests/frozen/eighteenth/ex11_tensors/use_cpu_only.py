#% id: ex11-use_cpu_only-right-01
#% kind: right
#% why: the lecture's experimental names, the whole list of visible devices replaced
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type="CPU")
    try:
        tf.config.experimental.set_visible_devices(my_devices)
    except RuntimeError as error:
        print("too late:", error)
        return False
    return True


#% id: ex11-use_cpu_only-right-02
#% kind: right
#% why: kind by kind, then looks whether it came about
def use_cpu_only():
    by_kind = {"CPU": [], "GPU": []}
    for device in tf.config.list_physical_devices():
        by_kind.setdefault(device.device_type, []).append(device)
    try:
        for kind, members in by_kind.items():
            tf.config.set_visible_devices(members if kind == "CPU" else [], kind)
    except RuntimeError:
        return False
    return {d.device_type for d in tf.config.get_visible_devices()} == {"CPU"}


#% id: ex11-use_cpu_only-one-01
#% kind: one
#% why: the lecture's call, which leaves the GPU visible
def use_cpu_only():
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(devices=cpus, device_type="CPU")  #! only the CPUs are set, the other devices stay visible
        return True
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-one-02
#% kind: one
#% why: RuntimeError is not caught
def use_cpu_only():
    tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))  #! the RuntimeError when it is too late is not caught
    visible = tf.config.get_visible_devices()
    return all(d.device_type == "CPU" for d in visible)


#% id: ex11-use_cpu_only-one-03
#% kind: one
#% why: nothing returned on success
def use_cpu_only():
    devices = [d for d in tf.config.list_physical_devices() if d.device_type == "CPU"]
    try:
        tf.config.set_visible_devices(devices)  #! no return True after it, the function gives None
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-two-01
#% kind: two
#% why: hides the CPU, and says True in either case
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "CPU")  #! hides the CPUs, not the rest
    except RuntimeError as e:
        print(e)  #! goes on to return True
    return True


#% id: ex11-use_cpu_only-two-02
#% kind: two
#% why: the GPUs are made visible, and the list of devices is returned
def use_cpu_only():
    keep = tf.config.list_physical_devices("GPU")  #! the GPUs are kept
    try:
        tf.config.set_visible_devices(keep)
    except RuntimeError:
        return False
    return tf.config.get_visible_devices()  #! a list, not True


#% id: ex11-use_cpu_only-three-01
#% kind: three
#% why: device type CPU alone, ValueError caught, True and False swapped in the end
def use_cpu_only():
    ok = True
    try:
        tf.config.set_visible_devices(
            tf.config.list_physical_devices("CPU"),
            "CPU",  #! leaves the GPU visible
        )
    except ValueError:  #! TensorFlow raises RuntimeError
        ok = False
    return not ok  #! the wrong way round


#% id: ex11-use_cpu_only-rare-01
#% kind: rare
#% why: a device scope in place of the configuration
def use_cpu_only():
    try:
        with tf.device("/CPU:0"):  #! holds inside the block alone and hides no device
            return True
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-rare-02
#% kind: rare
#% why: asking for logical devices initialises them
def use_cpu_only():
    cpus = tf.config.list_physical_devices("CPU")
    others = tf.config.list_logical_devices("GPU")  #! this initialises the devices, so that it is too late
    print(f"hiding {len(others)} GPU(s)")
    try:
        tf.config.set_visible_devices(cpus)
    except RuntimeError:
        return False
    else:
        return True


#% id: ex11-use_cpu_only-rare-03
#% kind: rare
#% why: looks at the physical devices for its answer
def use_cpu_only():
    try:
        tf.config.set_visible_devices(tf.config.get_visible_devices("CPU"))
    except RuntimeError:
        return False
    return len(tf.config.list_physical_devices("GPU")) == 0  #! physical devices are never hidden, False on success


#% id: ex11-use_cpu_only-rare-04
#% kind: rare
#% why: device type in small letters
def use_cpu_only():
    hidden = ["gpu", "tpu"]  #! device types are in capitals, these match nothing
    try:
        for kind in hidden:
            tf.config.set_visible_devices([], device_type=kind)
    except RuntimeError:
        return False
    return True


#% id: ex11-use_cpu_only-rare-05
#% kind: rare
#% why: return in finally
def use_cpu_only():
    success = True
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"), None)
    except RuntimeError:
        success = False
        return success
    finally:
        return True  #! overrides the False from the except branch
