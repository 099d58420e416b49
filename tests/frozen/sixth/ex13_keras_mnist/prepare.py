#% id: ex13-right-01
#% kind: right
#% why: Keras layers and ops do the work for the images, a comparison with 0..9 does it for the labels
def prepare(images, labels):
    flat = keras.layers.Flatten()(np.asarray(images).astype("float32"))
    x = keras.ops.convert_to_numpy(keras.layers.Rescaling(1.0 / 255)(flat))
    t = np.equal.outer(np.asarray(labels), np.arange(10)).astype("float32")
    return x, t


#% id: ex13-one-01
#% kind: one
#% why: without num_classes the one-hot rows are only as long as the largest digit that occurs
from tensorflow.keras.utils import to_categorical


def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype("float32") / 255
    t = to_categorical(np.asarray(labels)).astype("float32")  #! num_classes=10 is missing
    return x, t


#% id: ex13-one-02
#% kind: one
#% why: the division leaves x as float64
def prepare(images, labels):
    images = np.array(images)
    x = images.reshape(len(images), 28 * 28) / 255.0  #! float64
    t = keras.utils.to_categorical(labels, 10).astype(np.float32)
    return x, t


#% id: ex13-one-03
#% kind: one
#% why: the pixels stay between 0 and 255
def prepare(images, labels):
    n = len(images)
    x = np.asarray(images, dtype=np.float32).reshape(n, 784)  #! not divided by 255
    t = np.zeros((n, 10), dtype=np.float32)
    t[range(n), np.asarray(labels)] = 1
    return x, t


#% id: ex13-two-01
#% kind: two
#% why: divided by 256, so white is not 1.0
#% why: the one-hot rows are float64
def prepare(images, labels):
    images = np.asarray(images)
    x = (images.reshape(images.shape[0], -1) / 256).astype("float32")  #! 256 instead of 255
    t = np.eye(10)[np.asarray(labels)]  #! float64
    return x, t


#% id: ex13-two-02
#% kind: two
#% why: reshape(784, -1).T mixes the pixels of different images
#% why: the labels come back as digits, not one-hot
def prepare(images, labels):
    x = np.asarray(images).astype("float32")
    x = x.reshape(784, -1).T / np.float32(255)  #! rows are no longer images
    return x, np.asarray(labels).astype("float32")  #! not one-hot


#% id: ex13-three-01
#% kind: three
#% why: the images are not flattened
#% why: pixels from -1 to 1, as PyTorch's Normalize(0.5, 0.5) does
#% why: the one-hot rows start at digit 1, so 0 has its one in the last column
def prepare(images, labels):
    x = np.array(images).astype("float32")  #! still (n, 28, 28)
    x = x / 127.5 - 1.0  #! -1 to 1
    t = np.eye(10, dtype="float32")[np.array(labels) - 1]  #! one column off
    return x, t


#% id: ex13-rare-01
#% kind: rare
#% why: divides by the brightest pixel that occurs, which is not always 255
def prepare(images, labels):
    x = np.asarray(images).astype(np.float32).reshape(-1, 784)
    x = x / max(x.max(), 1.0)  #! 255 only where a white pixel occurs
    t = keras.utils.to_categorical(np.asarray(labels), num_classes=10).astype("float32")
    return x, t


#% id: ex13-rare-02
#% kind: rare
#% why: images and labels are shuffled together, but the rows must stay in order
def prepare(images, labels):
    images, labels = np.asarray(images), np.asarray(labels)
    order = np.random.default_rng(42).permutation(len(images))
    images, labels = images[order], labels[order]  #! rows are not in order any more
    x = images.reshape(-1, 28 * 28).astype("float32") / 255.0
    t = np.eye(10, dtype="float32")[labels]
    return x, t


