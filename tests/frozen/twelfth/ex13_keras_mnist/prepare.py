#% id: ex13-pr-right-01
#% kind: right
#% why: to_categorical with 10, cast to float32 afterwards; the lecture's way made float32
def prepare(images, labels):
    x = np.array(images).reshape(-1, 784)
    x = x.astype("float32") / 255
    t = keras.utils.to_categorical(np.array(labels), num_classes=10)
    return x, t.astype("float32")


#% id: ex13-pr-right-02
#% kind: right
#% why: a buffer filled row by row, one-hot by comparing with 0 to 9
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    n = len(images)
    x = np.empty((n, 28 * 28), dtype=np.float32)
    for row, img in zip(x, images):
        np.divide(np.ravel(img), np.float32(255), out=row)
    digits = np.arange(10)
    t = (np.asarray(labels)[:, np.newaxis] == digits).astype(np.float32)
    return x, t


#% id: ex13-pr-one-01
#% kind: one
#% why: // instead of /: all but 255 becomes 0
def prepare(images, labels):
    images = np.asarray(images)
    x = (images.reshape(len(images), 784) // 255).astype(np.float32)  #! whole-number division
    t = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    return x, t


#% id: ex13-pr-one-02
#% kind: one
#% why: to_categorical without the number of classes: too few columns where the 9 is absent
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784) / np.float32(255.0)
    t = keras.utils.to_categorical(labels)  #! num_classes=10
    return x, t.astype(np.float32)


#% id: ex13-pr-one-03
#% kind: one
#% why: the lecture's division makes float64 of uint8; x is not float32
def prepare(images, labels):
    train_x = np.asarray(images).reshape(-1,784)
    train_x = train_x / 255  #! float64
    train_y_onehot = keras.utils.to_categorical(labels, 10).astype('float32')
    return train_x, train_y_onehot


#% id: ex13-pr-two-01
#% kind: two
#% why: divided by the largest pixel of this batch instead of 255, and t comes in whole numbers
def prepare(images, labels):
    imgs = np.asarray(images).astype(np.float32)
    imgs = imgs / imgs.max()  #! 255
    onehot = np.zeros((len(labels), 10), dtype=int)  #! float32
    onehot[np.arange(len(labels)), labels] = 1
    return imgs.reshape(imgs.shape[0], -1), onehot


#% id: ex13-pr-two-02
#% kind: two
#% why: the images stay (n, 28, 28), and 256 stands in place of 255
def prepare(images, labels):
    # 8 bits are 256 values; Flatten() does the rest
    x = np.asarray(images, dtype="float32")
    x = x / 256  #! 255
    t = np.eye(10, dtype="float32")[np.asarray(labels, dtype=int)]
    return x, t  #! x.reshape(n, 784)


#% id: ex13-pr-rare-01
#% kind: rare
#% why: order="F" lays out every image column by column: the pixels of a row are transposed
def prepare(images, labels):
    a = np.asarray(images, dtype=np.float32)
    n, height, width = a.shape
    x = a.reshape((n, height * width), order="F") / 255  #! order="C"
    return np.ascontiguousarray(x), np.identity(10, dtype=np.float32)[labels]


#% id: ex13-pr-rare-02
#% kind: rare
#% why: a guard against scaling twice leaves images alone whose brightest pixel is 1
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    x = np.asarray(images, dtype=np.float32).reshape(len(images), -1)
    if x.max() > 1:  #! dark images of 0 and 1 are uint8 as well
        # not scaled yet
        x = x / 255
    t = np.zeros((x.shape[0], 10), np.float32)
    for i, digit in enumerate(labels):
        t[i, int(digit)] = 1.0
    return x, t


#% id: ex13-pr-rare-03
#% kind: rare
#% why: the columns of t count the digits that occur (np.unique), not 0 to 9: wrong as soon as a digit is absent
def prepare(images, labels):
    X = np.reshape(images, (-1, 28 * 28)).astype(np.float32)
    X /= 255.0
    classes, index = np.unique(labels, return_inverse=True)
    T = np.zeros((len(X), 10), dtype=np.float32)
    T[np.arange(len(X)), index] = 1  #! labels; index counts the digits present
    return X, T
