#% id: use_cpu_only-501
#% kind: one
#% why: nothing is returned
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError:
        return False
    #! return True is missing


#% id: use_cpu_only-502
#% kind: one
#% why: the error is not caught
def use_cpu_only():
    tf.config.set_visible_devices([], "GPU")  #! RuntimeError when it is too late
    return len(tf.config.get_visible_devices("GPU")) == 0


#% id: use_cpu_only-503
#% kind: two
#% why: hides the CPU, and returns True in both cases
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "CPU")  #! the wrong kind
    except RuntimeError:
        return True  #! False
    return True


#% id: use_cpu_only-504
#% kind: rare
#% why: only asks whether a GPU is there
def use_cpu_only():
    gpus = tf.config.list_physical_devices("GPU")
    return len(gpus) == 0  #! nothing is hidden
