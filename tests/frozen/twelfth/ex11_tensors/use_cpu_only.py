#% id: ex11-cpu-right-01
#% kind: right
#% why: the list of the CPUs replaces the whole list (no device_type)
def use_cpu_only() -> bool:
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus)
    except RuntimeError:
        return False
    return True


#% id: ex11-cpu-right-02
#% kind: right
#% why: hides every other kind of device, one kind after the other, and looks at the outcome
def use_cpu_only():
    other_kinds = {d.device_type for d in tf.config.list_physical_devices()} - {"CPU"}
    for kind in sorted(other_kinds):
        try:
            tf.config.set_visible_devices([], kind)
        except RuntimeError as too_late:
            print("too late:", too_late)
            return False
    return {d.device_type for d in tf.config.get_visible_devices()} == {"CPU"}


#% id: ex11-cpu-one-01
#% kind: one
#% why: the lecture's line: with device_type='CPU' the GPUs stay in the list
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type='CPU')  #! leaves the GPUs visible
        return True
    except RuntimeError:
        return False


#% id: ex11-cpu-one-02
#% kind: one
#% why: no try: too late is an exception instead of False
def use_cpu_only():
    cpu = tf.config.list_physical_devices("CPU")
    tf.config.set_visible_devices(cpu)  #! the RuntimeError escapes
    return True


#% id: ex11-cpu-one-03
#% kind: one
#% why: nothing is returned where it succeeded (None instead of True)
def use_cpu_only() -> bool:
    try:
        tf.config.set_visible_devices([], "GPU")  #! return True is missing after it
    except RuntimeError as e:
        print(e)
        return False


#% id: ex11-cpu-two-01
#% kind: two
#% why: hides the CPU instead of the GPU, and catches ValueError instead of RuntimeError
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "CPU")  #! hides the CPUs
        return True
    except ValueError:  #! TensorFlow refuses with a RuntimeError
        return False


#% id: ex11-cpu-two-02
#% kind: two
#% why: the error is swallowed and True returned all the same, and the GPUs are made the visible list instead of the CPUs
def use_cpu_only():
    devices = tf.config.list_physical_devices("GPU")  #! the wrong list: these stay visible, the CPUs go
    try:
        tf.config.set_visible_devices(devices)
    except RuntimeError:
        pass  #! should say False
    return True


#% id: ex11-cpu-rare-01
#% kind: rare
#% why: the blog's environment variable, set after the import: the list of visible devices stays as it is, too late goes unnoticed
import os


def use_cpu_only():
    # force CPU
    os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  #! TensorFlow's list is not touched
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
    return True


#% id: ex11-cpu-rare-02
#% kind: rare
#% why: a test of the device comes first and initialises the devices, so that it is always too late
def use_cpu_only():
    where = tf.constant([1.0]).device  #! an operation: initialises the devices
    if "GPU" in where:
        print("default device:", where)
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True


#% id: ex11-cpu-rare-03
#% kind: rare
#% why: the outcome is judged by the physical devices, which never change, so with a GPU the answer is always False
def use_cpu_only() -> bool:
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError:
        return False
    # make sure that it worked
    return len(tf.config.list_physical_devices("GPU")) == 0  #! physical is not visible
