#% id: prepare-501
#% kind: one
#% why: divided by 256
def prepare(images, labels):
    x = np.asarray(images).reshape(len(images), 784).astype("float32") / 256  #! 255
    t = keras.utils.to_categorical(labels, 10).astype("float32")
    return x, t


#% id: prepare-502
#% kind: two
#% why: float64, and the number of classes counted from the labels
def prepare(images, labels):
    x = np.array(images).reshape(-1, 784) / 255.0  #! float32
    t = keras.utils.to_categorical(labels)  #! ten classes
    return x, t


#% id: prepare-503
#% kind: three
#% why: not scaled, pixel columns first, labels as they are
def prepare(images, labels):
    x = np.asarray(images).astype(np.float32)  #! / 255
    x = x.transpose(0, 2, 1).reshape(len(x), 784)  #! rows in order
    t = np.asarray(labels).astype(np.float32)  #! one-hot
    return x, t


#% id: prepare-504
#% kind: rare
#% why: every image scaled by its own maximum
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784)
    x = x / np.maximum(x.max(axis=1, keepdims=True), 1)  #! 255
    t = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    return x, t
