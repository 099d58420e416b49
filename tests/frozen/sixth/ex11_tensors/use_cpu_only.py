#% id: ex11-right-03
#% kind: right
#% why: keeps every physical device of type CPU and names no type, with the flag in a variable
def use_cpu_only():
    keep = [d for d in tf.config.list_physical_devices() if d.device_type == "CPU"]
    ok = False
    try:
        tf.config.set_visible_devices(keep)
        ok = True
    except RuntimeError as problem:
        print("too late:", problem)
    return ok


#% id: ex11-one-04
#% kind: one
#% why: as in the lecture only the list of CPUs is set, so every GPU stays visible
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type="CPU")
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type="CPU")  #! touches the CPUs alone
    except RuntimeError:
        return False
    return True


#% id: ex11-one-05
#% kind: one
#% why: nothing is returned where it succeeded, so the answer is None
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "GPU")  #! True is never returned
    except RuntimeError as e:
        print(e)
        return False


#% id: ex11-two-02
#% kind: two
#% why: the CPUs are hidden, the GPUs stay
#% why: the RuntimeError that comes when it is too late is not caught
def use_cpu_only():
    device_type = "CPU"  #! this hides the CPU, the GPUs stay
    tf.config.set_visible_devices([], device_type)  #! no try: the RuntimeError escapes
    return True


#% id: ex11-rare-03
#% kind: rare
#% why: an environment variable is set, which TensorFlow no longer reads once it has listed its devices, and True comes back even where it was too late
import os


def use_cpu_only():
    try:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  #! never fails, and hides nothing that TensorFlow has already seen
        return True
    except RuntimeError:
        return False


#% id: ex11-rare-04
#% kind: rare
#% why: listing the logical devices initialises them, so hiding the GPUs is always too late afterwards
def use_cpu_only():
    print("before:", tf.config.list_logical_devices())  #! initialises the devices
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError:
        return False
    return True


