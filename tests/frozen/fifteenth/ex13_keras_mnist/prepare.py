#% id: ex13-prep-one-01
#% kind: one
#% why: the classes are counted from the labels: without a 9 there are fewer than ten columns
def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype("float32") / 255
    t = keras.utils.to_categorical(labels)  #! num_classes=10
    return x, t.astype("float32")

#% id: ex13-prep-one-02
#% kind: one
#% why: the cell of the notebook: uint8 divided by 255 is float64
def prepare(images, labels):
    train_x = np.array(images).reshape(-1, 784)
    train_x = train_x / 255  #! float64
    train_t = keras.utils.to_categorical(np.array(labels), 10).astype(np.float32)
    return train_x, train_t

#% id: ex13-prep-one-03
#% kind: one
#% why: 256 in place of 255: white is 0.996
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    images = np.asarray(images, dtype=np.float32)
    x = images.reshape(len(images), 28 * 28) / np.float32(256)  #! 255
    t = np.zeros((len(images), 10), np.float32)
    t[np.arange(len(images)), np.asarray(labels)] = 1
    return x, t

#% id: ex13-prep-two-01
#% kind: two
#% why: the pixels stay 0 to 255, and the targets are the whole-number identity
def prepare(images, labels):
    x = np.asarray(images).astype("float32").reshape((-1, 784))  #! / 255
    t = np.eye(10, dtype=int)[np.asarray(labels)]  #! float32
    return x, t

#% id: ex13-prep-two-02
#% kind: two
#% why: (784, n) as in the course with columns for examples, and the digits of the one-hot are moved by one (0 becomes the last column)
def prepare(images, labels):
    m = np.asarray(images).shape[0]
    X = np.asarray(images, dtype="float32").reshape(m, -1).T / 255.0  #! transposed
    T = np.zeros((m, 10), dtype="float32")
    for i in range(m):
        T[i, labels[i] - 1] = 1.0  #! labels[i]
    return X, T

#% id: ex13-prep-rare-01
#% kind: rare
#% why: divided by the largest pixel of the data, which need not be 255 (and is 0 for black images)
def prepare(images, labels):
    images = np.asarray(images).astype("float32")
    peak = images.max()
    x = (images / peak).reshape(-1, 784)  #! 255
    t = np.eye(10, dtype="float32")[np.asarray(labels, dtype=int)]
    return x, t

#% id: ex13-prep-rare-02
#% kind: rare
#% why: reshape(784, -1).T has the right shape, but mixes the pixels of all images
def prepare(images, labels):
    images = np.asarray(images)
    flat = images.reshape(784, -1).T  #! only for one image the same
    x = flat.astype(np.float32) / 255.0
    t = (np.asarray(labels).reshape(-1, 1) == np.arange(10)).astype(np.float32)
    return x, t

#% id: ex13-prep-rare-03
#% kind: rare
#% why: cast back and forth: divided first, then uint8 again, so that all but white is 0
def prepare(images, labels):
    images = np.asarray(images, dtype=np.uint8)
    scaled = np.empty_like(images)
    np.divide(images, 255, out=scaled, casting="unsafe")  #! scaled is uint8
    x = scaled.reshape(-1, 784).astype("float32")
    t = keras.utils.to_categorical(labels, num_classes=10).astype("float32")
    return x, t

#% id: ex13-prep-right-01
#% kind: right
#% why: a table of 256 floats is looked up, and the one-hot is a comparison
_GREY = (np.arange(256) / 255).astype(np.float32)

def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    pixels = np.asarray(images, dtype=np.uint8)
    x = _GREY[pixels].reshape(pixels.shape[0], 784)
    t = np.equal.outer(np.asarray(labels), np.arange(10)).astype(np.float32)
    return x, t

#% id: ex13-prep-right-02
#% kind: right
#% why: loops image by image and fills arrays that stand ready
def prepare(images, labels):
    n = len(images)
    x = np.zeros((n, 784), dtype=np.float32)
    t = np.zeros((n, 10), dtype=np.float32)
    for k, (img, digit) in enumerate(zip(images, labels)):
        x[k] = np.asarray(img, dtype=np.float32).ravel()
        t[k, int(digit)] = 1
    x /= 255          # x is our own array
    return x, t
