#% id: ex11-use_cpu_only-right-01
#% kind: right
#% why: makes the CPUs the one visible list, whatever other device types there are
def use_cpu_only():
    cpus = tf.config.list_physical_devices(device_type="CPU")
    try:
        tf.config.set_visible_devices(cpus)
    except RuntimeError as err:
        print("too late:", err)
        return False
    else:
        return True


#% id: ex11-use_cpu_only-one-01
#% kind: one
#% why: the RuntimeError is not caught
def use_cpu_only() -> bool:
    # hide every GPU
    tf.config.set_visible_devices([], "GPU")  #! raises when it is too late instead of giving False
    return True


#% id: ex11-use_cpu_only-one-02
#% kind: one
#% why: True also where TensorFlow refused
def use_cpu_only():
    ok = True
    try:
        tf.config.set_visible_devices(devices=[], device_type="GPU")
    except RuntimeError:
        pass  #! the failure is swallowed, ok stays True
    return ok


#% id: ex11-use_cpu_only-one-03
#% kind: one
#% why: setting the CPUs visible for type "CPU" does not hide the GPUs
def use_cpu_only():
    장치 = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(장치, "CPU")  #! leaves the GPUs as visible as they were
        return True
    except RuntimeError:
        return False


#% id: ex11-use_cpu_only-two-01
#% kind: two
#% why: hides the CPUs instead of the GPUs, and the two results are exchanged
def use_cpu_only() -> bool:
    failed = False
    try:
        tf.config.set_visible_devices([], "CPU")  #! the CPUs are hidden
    except RuntimeError:
        failed = True
    return failed  #! True where it failed


#% id: ex11-use_cpu_only-rare-01
#% kind: rare
#% why: lists the logical devices to check before hiding, which initialises the devices
def use_cpu_only() -> bool:
    if not any(d.device_type != "CPU" for d in tf.config.list_logical_devices()):  #! initialises the runtime: afterwards it is always too late
        return True
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True
