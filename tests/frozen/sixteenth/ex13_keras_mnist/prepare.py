#% id: ex13-prepare-right-01
#% kind: right
#% why: preallocated float32 buffers, one row at a time
def prepare(images, labels):
    n = len(images)
    x = np.empty((n, 28 * 28), np.float32)
    t = np.zeros((n, 10), np.float32)
    for row, (picture, digit) in enumerate(zip(images, labels)):
        np.divide(np.ravel(picture), 255, out=x[row], casting="unsafe")
        t[row, digit] = 1
    return x, t


#% id: ex13-prepare-right-02
#% kind: right
#% why: one-hot by an outer comparison, scaling in place on a float32 copy
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    x = np.array(images, dtype="float32").reshape(-1, 784)
    x *= np.float32(1) / np.float32(255)
    np.clip(x, 0, 1, out=x)
    t = np.equal.outer(np.asarray(labels), np.arange(10))
    return x, t.astype("float32")


#% id: ex13-prepare-one-01
#% kind: one
#% why: the images are not scaled
def prepare(images, labels):
    images = np.asarray(images)
    x = images.reshape(len(images), 28 * 28).astype("float32")  #! 0 to 255, not 0 to 1
    t = keras.utils.to_categorical(labels, num_classes=10).astype("float32")
    return x, t


#% id: ex13-prepare-one-02
#% kind: one
#% why: the number of classes is taken from the labels
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    flat = [np.asarray(im, dtype=np.float32).flatten() / 255.0 for im in images]
    x = np.stack(flat)
    t = keras.utils.to_categorical(labels)  #! as many columns as the highest digit + 1
    return x, t.astype(np.float32)


#% id: ex13-prepare-one-03
#% kind: one
#% why: reshape to (784, n) and transpose mixes the pixels of the images
def prepare(images, labels):
    px = np.asarray(images).astype(np.float32)
    m = px.shape[0]
    X = px.reshape(784, m).T  #! mixes the pixels of all images (reshape(m, -1).T of the lecture turned round)
    Y = np.zeros((m, 10), dtype=np.float32)
    Y[np.arange(m), np.asarray(labels)] = 1.0
    return X / np.float32(255), Y


#% id: ex13-prepare-two-01
#% kind: two
#% why: whole-number division, and one-hot of nine classes plus background
def prepare(images, labels):
    그림 = np.asarray(images, dtype=np.uint8)
    x = (그림 // 255).astype(np.float32)  #! whole-number division leaves only 0 and 1
    x = x.reshape((그림.shape[0], -1))
    t = np.eye(11, dtype=np.float32)[np.asarray(labels)][:, 1:]  #! shifted by one class: digit 0 has no column
    return x, t


#% id: ex13-prepare-two-02
#% kind: two
#% why: divided by 256, and the targets stay whole numbers
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    def scale(v):
        return v / np.float32(256)  #! white is then 0.996

    def hot(d):
        return [int(d == k) for k in range(10)]

    x = scale(np.asarray(images, dtype=np.float32)).reshape(-1, 784)
    t = np.array([hot(d) for d in labels])  #! ints, not float32
    return x, t


#% id: ex13-prepare-two-03
#% kind: two
#% why: the rows are left as pictures, and the labels are not one-hot
def prepare(images, labels):
    x = np.multiply(images, 1 / 255, dtype=np.float32)
    x = x[..., np.newaxis]  #! (n, 28, 28, 1) of a convolutional network
    t = np.asarray(labels).astype("float32")  #! digits, not one-hot
    return x, t


#% id: ex13-prepare-three-01
#% kind: three
#% why: standardised in place of scaled, float64, one-hot filled down the wrong axis
def prepare(images, labels):
    raw = np.array(images, dtype=float).reshape(-1, 784)
    x = raw / raw.std() if raw.std() > 0 else raw  #! divided by the spread, not by 255
    x = x.astype(np.float64)  #! float64
    t = np.zeros((len(raw), 10), dtype=np.float32)
    for i, d in enumerate(labels):
        t[i, -d] = 1.0  #! counts the columns from the end
    return x, t


#% id: ex13-prepare-rare-01
#% kind: rare
#% why: sets the shape of the caller's array
def prepare(images, labels):
    pics = np.asarray(images)
    pics.shape = (len(pics), 784)  #! asarray made no copy: the caller's images lose their shape
    x = pics.astype(np.float32) / np.float32(255.0)
    t = (np.asarray(labels).reshape(-1, 1) == np.arange(10)).astype(np.float32)
    return x, t


#% id: ex13-prepare-rare-02
#% kind: rare
#% why: divided by the brightest pixel that occurs, not by 255
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    arr = np.asarray(images, dtype=np.float32)
    top = arr.max()  #! 255 only where a white pixel is among the images
    x = (arr / top).reshape(arr.shape[0], arr.shape[1] * arr.shape[2])
    one_hot = np.identity(10, dtype=np.float32)
    t = np.take(one_hot, labels, axis=0)
    return x, t


#% id: ex13-prepare-rare-03
#% kind: rare
#% why: np.squeeze takes the batch axis off one single example
def prepare(images, labels):
    n = np.shape(images)[0]
    x = np.squeeze(np.asarray(images, np.float32).reshape(n, 1, 784)) / 255  #! one image gives (784,), not (1, 784)
    t = np.zeros(n * 10, dtype=np.float32)
    t[np.arange(n) * 10 + np.asarray(labels, dtype=np.int64)] = 1
    return x, t.reshape(n, 10)
