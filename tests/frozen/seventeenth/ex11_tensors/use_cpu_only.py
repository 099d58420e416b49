#% id: ex11-use_cpu_only-right-01
#% kind: right
#% why: try / except / else with the CPU list set over all kinds
def use_cpu_only():
    config = tf.config
    try:
        config.set_visible_devices(config.get_visible_devices("CPU"))
    except RuntimeError as too_late:
        del too_late
        return False
    else:
        return all(d.device_type == "CPU" for d in config.get_visible_devices())

#% id: ex11-use_cpu_only-one-01
#% kind: one
#% why: device_type="CPU" changes the CPU entries alone, the GPUs stay visible
def use_cpu_only():
    cpus = tf.config.list_physical_devices("CPU")
    try:
        tf.config.set_visible_devices(cpus, device_type="CPU")  #! with this device_type only CPUs are rearranged; GPUs remain
        return True
    except RuntimeError:
        return False

#% id: ex11-use_cpu_only-one-02
#% kind: one
#% why: no answer True
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "GPU")  #! nothing is returned after this: None where it worked
    except RuntimeError as err:
        print("too late:", err)
        return False

#% id: ex11-use_cpu_only-one-03
#% kind: one
#% why: catches another exception than the one TensorFlow raises
import contextlib


def use_cpu_only():
    done = False
    with contextlib.suppress(ValueError):  #! TensorFlow refuses with a RuntimeError, which goes through
        tf.config.set_visible_devices([d for d in tf.config.list_physical_devices() if d.device_type == "CPU"])
        done = True
    return done

#% id: ex11-use_cpu_only-two-01
#% kind: two
#% why: asks list_physical_devices which never shrinks; keeps every device
def use_cpu_only():
    everything = tf.config.list_physical_devices()
    keep = [dev for dev in everything if dev.name]  #! every device has a name: nothing is sorted out
    try:
        tf.config.set_visible_devices(keep)
    except RuntimeError:
        return False
    return len(tf.config.list_physical_devices("GPU")) == 0  #! physical devices stay listed though hidden; get_visible_devices is wanted

#% id: ex11-use_cpu_only-two-02
#% kind: two
#% why: the environment variable comes after the import, and the answers are the wrong way round
import os


def use_cpu_only():
    late = tf.config.list_physical_devices("CPU")
    try:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  #! too late and without effect: TensorFlow is imported and has its list
    except RuntimeError:
        late = None
    return late is None  #! True where it failed, False where it worked

#% id: ex11-use_cpu_only-rare-01
#% kind: rare
#% why: list_logical_devices initialises the devices, so the function itself makes it too late
def use_cpu_only():
    before = tf.config.list_logical_devices("GPU")  #! this very call initialises the runtime
    print(len(before), "GPUs before")
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
        return True
    except RuntimeError:
        return False

#% id: ex11-use_cpu_only-rare-02
#% kind: rare
#% why: tf.device is a placement for the ops inside the with-block; nothing is hidden afterwards
def use_cpu_only():
    try:
        with tf.device("/CPU:0"):  #! places ops inside the block, hides no device and never refuses
            ok = True
    except RuntimeError:
        ok = False
    return ok
