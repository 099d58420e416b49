#% id: ex13-prepare-right-01
#% kind: right
#% why: preallocated arrays filled in place, targets by comparison with a row of digits
def prepare(images, labels):
    pics = np.asarray(images)
    n = pics.shape[0]
    x = np.empty((n, 784), np.float32)
    np.divide(pics.reshape(n, 784), 255.0, out=x, casting="same_kind")
    digits = np.arange(10)[None, :]
    t = np.equal(np.asarray(labels)[:, None], digits).astype(np.float32)
    return x, t

#% id: ex13-prepare-right-02
#% kind: right
#% why: a table of the 256 grey values, take and put_along_axis
_GREY = np.linspace(0, 1, 256, dtype=np.float32)


def prepare(images, labels):
    flat = np.stack([np.ravel(one) for one in images])
    idx = np.asarray(labels, dtype=np.intp)[:, np.newaxis]
    onehot = np.zeros((len(idx), 10), dtype="float32")
    np.put_along_axis(onehot, idx, 1.0, axis=1)
    return _GREY.take(flat), onehot

#% id: ex13-prepare-one-01
#% kind: one
#% why: divided by 256
def prepare(images, labels):
    arr = np.array(images, dtype=np.float32).reshape(-1, 28 * 28)
    arr /= 256  #! 255 must become 1.0
    hot = np.eye(10, dtype=np.float32)
    return arr, hot[np.array(labels)]

#% id: ex13-prepare-one-02
#% kind: one
#% why: as many columns as the labels at hand need
def prepare(images, labels):
    x = np.asarray(images).astype("float32") / 255
    x = x.reshape(x.shape[0], -1)
    t = keras.utils.to_categorical(labels)  #! without num_classes the width is max + 1
    return x, t.astype("float32")

#% id: ex13-prepare-one-03
#% kind: one
#% why: every batch is scaled by its own maximum
def prepare(images, labels):
    def scale(block):
        top = block.max()  #! the brightest pixel of this batch, not 255
        return (block / top).astype(np.float32)

    def encode(ls):
        out = []
        for l in ls:
            row = [0.0] * 10
            row[l] = 1.0
            out.append(row)
        return np.array(out, dtype=np.float32)

    block = np.asarray(images)
    return scale(block.reshape(block.shape[0], block.shape[1] * block.shape[2])), encode(labels)

#% id: ex13-prepare-two-01
#% kind: two
#% why: reshaped to (784, n) and turned, which mixes the images; one-hot one place off
def prepare(images, labels):
    raw = np.asarray(images)
    m = raw.shape[0]
    x = raw.reshape(784, m).T.astype(np.float32) / 255.0  #! mixes pixels of different images; reshape(m, 784)
    t = np.zeros((m, 10), dtype=np.float32)
    t[np.arange(m), np.asarray(labels).astype(int) - 1] = 1  #! digit 0 lands in column 9; no - 1
    return x, t

#% id: ex13-prepare-two-02
#% kind: two
#% why: not flattened, and the targets stay float64
def prepare(images, labels):
    x, t = np.float32(images), np.eye(10)[list(labels)]  #! np.eye is float64, float32 is asked for
    x = x / np.float32(255)  #! still (n, 28, 28): the reshape is missing
    return (x, t)

#% id: ex13-prepare-three-01
#% kind: three
#% why: pixels to -1..1, float64, labels left as they are in one column
def prepare(images, labels):
    img = np.reshape(images, (len(images), 784))
    x = img / 127.5 - 1.0  #! from -1 to 1 instead of 0 to 1
    x = np.asarray(x, dtype=float)  #! Python's float is float64
    t = np.asarray(labels, dtype=np.float32).reshape(-1, 1)  #! digits in one column, not one-hot
    return x, t

#% id: ex13-prepare-rare-01
#% kind: rare
#% why: setting .shape on what asarray returned changes the caller's own array
def prepare(images, labels):
    view = np.asarray(images)
    view.shape = (len(view), 784)  #! asarray makes no copy: the caller's images are (n, 784) afterwards
    scaled = view * np.float32(1 / 255)
    cols = [np.asarray(labels) == d for d in range(10)]
    return scaled.astype(np.float32), np.stack(cols, axis=-1).astype(np.float32)

#% id: ex13-prepare-rare-02
#% kind: rare
#% why: whole-number division before the cast leaves only black and white
def prepare(images, labels):
    stack = np.asarray(images, dtype=np.uint8)
    n, rows, cols = stack.shape
    grey = np.floor_divide(stack, 255, dtype=np.uint8)  #! uint8 division: everything below 255 is 0
    target = np.zeros(n * 10, dtype=np.float32)
    target[np.arange(n) * 10 + np.asarray(labels)] = 1.0
    return grey.reshape(n, rows * cols).astype(np.float32), target.reshape(n, 10)
