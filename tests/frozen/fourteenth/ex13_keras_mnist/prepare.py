#% id: ex13-prepare-right-01
#% kind: right
#% why: identity matrix for the one-hot rows, division before the flattening
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    pixels = np.asarray(images, dtype=np.float32) / np.float32(255)
    x = pixels.reshape(-1, 28 * 28)
    t = np.eye(10, dtype=np.float32)[np.asarray(labels, dtype=int)]
    return x, t


#% id: ex13-prepare-right-03
#% kind: right
#% why: plain loops, written row by row into arrays that stand there already
def prepare(images, labels):
    count = len(labels)
    x = np.zeros((count, 784), np.float32)
    t = np.zeros((count, 10), np.float32)
    for row in range(count):
        x[row, :] = np.asarray(images[row], dtype=np.float64).ravel() / 255.0
        t[row, int(labels[row])] = 1
    return x, t


#% id: ex13-prepare-one-01
#% kind: one
#% why: pixels stay from 0 to 255
def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype("float32")  #! / 255 left out
    t = keras.utils.to_categorical(labels, 10).astype("float32")
    return x, t


#% id: ex13-prepare-one-02
#% kind: one
#% why: to_categorical without the number of classes, as many columns as the largest label needs
def prepare(images, labels):
    train_x = np.array(images).reshape(-1, 784)
    train_x = (train_x / 255).astype(np.float32)
    onehot = keras.utils.to_categorical(labels).astype(np.float32)  #! num_classes=10 is missing
    return train_x, onehot


#% id: ex13-prepare-one-03
#% kind: one
#% why: all columns that occur are set in every row
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    images = np.asarray(images)
    labels = np.asarray(labels)
    x = images.astype(np.float32).reshape(len(images), -1) / 255.0
    t = np.zeros((len(labels), 10), dtype=np.float32)
    t[:, labels] = 1.0  #! wants t[np.arange(n), labels]
    return x, t


#% id: ex13-prepare-two-01
#% kind: two
#% why: whole-number division, and the labels are left as they are
def prepare(images, labels):
    imgs = np.asarray(images)
    x = (imgs.reshape(-1, 784) // 255).astype(np.float32)  #! only pixels of 255 survive
    t = np.asarray(labels, dtype=np.float32)  #! not one-hot
    return x, t


#% id: ex13-prepare-two-02
#% kind: two
#% why: divides by 256, and the targets stay float64
def prepare(images, labels):
    n = len(images)
    x = np.asarray(images, dtype=np.float32).reshape(n, 784) / 256  #! the largest pixel is 255
    t = np.zeros((n, 10))  #! float64
    t[np.arange(n), np.asarray(labels)] = 1
    return x, t


#% id: ex13-prepare-rare-02
#% kind: rare
#% why: reshapes to columns and transposes: the pixels of different images are mixed
def prepare(images, labels):
    X = np.asarray(images).astype(np.float32) / 255
    X = X.reshape(784, -1).T  #! a row is no longer an image
    Y = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    return X, Y


#% id: ex13-prepare-rare-03
#% kind: rare
#% why: Fortran order: every image is flattened column by column
def prepare(images, labels):
    imgs = np.array(images, dtype=np.float32)
    x = imgs.reshape((imgs.shape[0], 784), order="F") / 255.0  #! columns first, the rows of pixels are not in order
    t = keras.utils.to_categorical(np.array(labels), num_classes=10).astype(np.float32)
    return x, t


#% id: ex13-prepare-rare-04
#% kind: rare
#% why: one column for each digit that occurs; the digits after a missing one slip to the left
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784) / 255.0
    present, index = np.unique(np.asarray(labels), return_inverse=True)  #! columns are the digits that occur
    t = np.zeros((len(index), 10), dtype=np.float32)
    t[np.arange(len(index)), index] = 1.0
    return x, t
