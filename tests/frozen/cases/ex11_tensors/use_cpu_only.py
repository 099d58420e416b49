#% id: use_cpu_only-001
#% kind: right
#% why: CPUs set for all types at once
def use_cpu_only():
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True


#% id: use_cpu_only-002
#% kind: right
#% why: every other type hidden in turn
def use_cpu_only() -> bool:
    kinds = {d.device_type for d in tf.config.list_physical_devices()}
    try:
        for kind in sorted(kinds - {"CPU"}):
            tf.config.set_visible_devices([], kind)
    except RuntimeError as error:
        print("too late:", error)
        return False
    else:
        return True


#% id: use_cpu_only-003
#% kind: right
#% why: experimental name, suppress
import contextlib


def use_cpu_only():
    done = False
    with contextlib.suppress(RuntimeError):
        cpus = tf.config.experimental.list_physical_devices(device_type="CPU")
        tf.config.experimental.set_visible_devices(devices=cpus)
        done = True
    return done


#% id: use_cpu_only-004
#% kind: right
#% why: filter of all devices
from tensorflow import config


def use_cpu_only():
    """GPU를 숨긴다"""
    cpu들 = [d for d in config.list_physical_devices() if d.device_type == "CPU"]
    try:
        config.set_visible_devices(cpu들, device_type=None)
        return True
    except RuntimeError:
        return False


#% id: use_cpu_only-005
#% kind: right
#% why: looks afterwards
def use_cpu_only():
    is_cpu = lambda d: d.device_type == "CPU"
    try:
        tf.config.set_visible_devices(list(filter(is_cpu, tf.config.get_visible_devices())))
    except RuntimeError:
        return False
    return all(map(is_cpu, tf.config.get_visible_devices()))


#% id: use_cpu_only-006
#% kind: right
#% why: decorator turns the refusal into False
import functools


def _refusal_is_false(f):
    @functools.wraps(f)
    def wrapped(*args, **kwargs):
        try:
            f(*args, **kwargs)
        except RuntimeError:
            return False
        return True

    return wrapped


@_refusal_is_false
def use_cpu_only() -> bool:
    tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))


#% id: use_cpu_only-007
#% kind: right
#% why: GPUs and TPUs hidden by name, finally
def use_cpu_only():
    ok = True
    try:
        others = [d.device_type for d in tf.config.get_visible_devices() if d.device_type != "CPU"]
        for name in dict.fromkeys(others + ["GPU"]):
            tf.config.set_visible_devices(devices=[], device_type=name)
    except RuntimeError:
        ok = False
    finally:
        print("CPU only:", ok)
    return ok


#% id: use_cpu_only-008
#% kind: right
#% why: early-return style with a result object
def _try(action):
    try:
        action()
    except RuntimeError as e:
        return e


def use_cpu_only():
    cpus = tf.config.list_physical_devices("CPU")
    problem = _try(lambda: tf.config.set_visible_devices(cpus))
    return problem is None


#% id: use_cpu_only-009
#% kind: one
#% why: sets the CPU list of the CPU type only, as in the lecture
def use_cpu_only():
    my_devices = tf.config.experimental.list_physical_devices(device_type='CPU')
    try:
        tf.config.experimental.set_visible_devices(devices=my_devices, device_type='CPU')   #! GPUs stay visible
        return True
    except RuntimeError:
        return False


#% id: use_cpu_only-010
#% kind: one
#% why: RuntimeError not caught
def use_cpu_only():
    cpus = tf.config.list_physical_devices('CPU')
    tf.config.set_visible_devices(cpus)   #! no try/except
    return True


#% id: use_cpu_only-011
#% kind: one
#% why: True in both cases
def use_cpu_only() -> bool:
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
        print("CPU만 사용")
    except RuntimeError as e:
        print(e)
        return True   #! True though refused
    return True


#% id: use_cpu_only-012
#% kind: one
#% why: no return value after success
def use_cpu_only():
    devices = tf.config.list_physical_devices('CPU')
    try:
        tf.config.set_visible_devices(devices)   #! return True missing
    except RuntimeError:
        return False


#% id: use_cpu_only-013
#% kind: one
#% why: catches ValueError
def use_cpu_only():
    result = True
    try:
        # hide the gpus
        tf.config.set_visible_devices([], 'GPU')
    except ValueError:   #! RuntimeError is raised
        result = False
    return result


#% id: use_cpu_only-014
#% kind: one
#% why: environment variable after the import
import os

def use_cpu_only():
    try:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"   #! TensorFlow has already looked
        return True
    except RuntimeError:
        return False


#% id: use_cpu_only-015
#% kind: one
#% why: shows the GPUs
def use_cpu_only():
    gpu_list = tf.config.list_physical_devices('GPU')
    try:
        tf.config.set_visible_devices(gpu_list, 'GPU')   #! sets what it should hide
    except RuntimeError:
        return False
    return True


#% id: use_cpu_only-016
#% kind: one
#% why: device scope in place of the visible devices
def use_cpu_only():
    ok = False
    try:
        with tf.device('/CPU:0'):   #! a scope, nothing is hidden
            ok = True
    except RuntimeError:
        ok = False
    return ok


#% id: use_cpu_only-017
#% kind: one
#% why: only asks, does not set
def use_cpu_only():
    try:
        visible = tf.config.list_physical_devices('CPU')   #! lists, does not set
    except RuntimeError:
        return False
    return bool(visible)


#% id: use_cpu_only-018
#% kind: two
#% why: CPU type only and True always
def use_cpu_only():
    cpus = tf.config.list_physical_devices('CPU')
    try:
        tf.config.set_visible_devices(cpus, 'CPU')   #! GPUs stay visible
    except RuntimeError:
        pass   #! False missing
    return True


#% id: use_cpu_only-019
#% kind: two
#% why: answers swapped in both places
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], device_type='GPU')
        return False   #! success is False
    except RuntimeError as err:
        print('error', err)
        return True   #! refusal is True


#% id: use_cpu_only-020
#% kind: two
#% why: environment variable and no return
import os

def use_cpu_only():
    os.environ['CUDA_VISIBLE_DEVICES'] = ''   #! too late, TensorFlow is imported
    gpus = tf.config.get_visible_devices('GPU')
    print(len(gpus), 'GPU')
    return None   #! no bool


#% id: use_cpu_only-021
#% kind: two
#% why: hides one GPU, catches the wrong error
def use_cpu_only():
    gpus = tf.config.list_physical_devices('GPU')
    try:
        tf.config.set_visible_devices(gpus[1:], 'GPU')   #! the second GPU stays
    except ValueError:   #! RuntimeError is raised
        return False
    return True


#% id: use_cpu_only-022
#% kind: three
#% why: wrong devices, uncaught, nothing returned
def use_cpu_only():
    devs = tf.config.list_physical_devices()   #! all devices
    tf.config.set_visible_devices(devs)   #! not caught
    print(devs)   #! no return True


#% id: use_cpu_only-023
#% kind: three
#% why: GPU list shown, success None, refusal True
def use_cpu_only():
    gpus = tf.config.list_physical_devices('GPU')
    answer = None   #! never True
    try:
        tf.config.set_visible_devices(gpus, 'GPU')   #! shows the GPUs
    except RuntimeError:
        answer = not answer   #! not of None is True
    return answer


#% id: use_cpu_only-024
#% kind: rare
#% why: asks for logical devices first, which initialises
def use_cpu_only():
    print(tf.config.list_logical_devices())   #! initialises the devices
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True


#% id: use_cpu_only-025
#% kind: rare
#% why: hides the first GPU only
def use_cpu_only():
    visible = tf.config.get_visible_devices()
    for d in visible:
        if d.device_type == "GPU":
            visible.remove(d)   #! skips the neighbour while it loops
    visible = list(visible)
    try:
        tf.config.set_visible_devices(visible)
        return True
    except RuntimeError:
        return False


#% id: use_cpu_only-026
#% kind: rare
#% why: truth of the list instead of success
def use_cpu_only():
    gpus = tf.config.list_physical_devices("GPU")
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError:
        return False
    return len(gpus) > 0   #! False on a machine without GPU


#% id: use_cpu_only-027
#% kind: rare
#% why: judges success by the physical devices
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError:
        return False
    return not tf.config.list_physical_devices("GPU")   #! physical, not visible


#% id: use_cpu_only-028
#% kind: rare
#% why: success only at the first call
_done = False


def use_cpu_only():
    global _done
    if _done:
        return False   #! a second call succeeds as well
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    _done = True
    return True


#% id: use_cpu_only-029
#% kind: rare
#% why: memory growth
def use_cpu_only() -> bool:
    try:
        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.set_logical_device_configuration(gpu, [])   #! no logical device configured is not hidden
    except RuntimeError:
        return False
    return True


#% id: use_cpu_only-030
#% kind: rare
#% why: soft placement
def use_cpu_only():
    try:
        tf.config.set_soft_device_placement(True)   #! only permits the CPU
        return True
    except RuntimeError:
        return False
