#% id: ex13-prepare-one-01
#% kind: one
#% why: the pixels stay between 0 and 255
def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype("float32")  #! never divided by 255
    t = np.eye(10, dtype="float32")[np.asarray(labels)]
    return x, t


#% id: ex13-prepare-one-02
#% kind: one
#% why: to_categorical without the 10: only as many columns as the largest label needs
def prepare(images, labels):
    train_x = np.asarray(images).reshape(-1, 28 * 28)
    train_x = train_x.astype('float32') / 255
    train_y_onehot = keras.utils.to_categorical(labels)  #! number of classes left out
    return train_x, train_y_onehot.astype('float32')


#% id: ex13-prepare-one-03
#% kind: one
#% why: x is float64, as the division of uint8 by an int makes it
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    pixels = np.asarray(images)
    x = pixels.reshape(len(pixels), -1) / 255  #! float64
    t = np.zeros((len(pixels), 10), dtype=np.float32)
    for row, digit in enumerate(labels):
        t[row, digit] = 1.0
    return x, t


#% id: ex13-prepare-two-01
#% kind: two
#% why: integer division leaves 0 and 1 only, and the one-hot rows are float64
def prepare(images, labels):
    images = np.asarray(images)
    labels = np.asarray(labels)
    n = images.shape[0]
    x = (images // 255).reshape(n, 784).astype(np.float32)  #! whole-number division
    t = (labels.reshape(n, 1) == np.arange(10)).astype(float)  #! float is float64
    return x, t


#% id: ex13-prepare-two-02
#% kind: two
#% why: divided by 256, and the digits are counted from 1, so that 0 lands in the last column
def one_hot_row(digit):
    row = [0.0] * 10
    row[digit - 1] = 1.0  #! column digit - 1
    return row


def prepare(images, labels):
    x = np.array(images, dtype=np.float32) / 256.0  #! 255 is the largest value
    x = x.reshape((x.shape[0], 784))
    t = np.array([one_hot_row(int(d)) for d in labels], dtype=np.float32)
    return x, t


#% id: ex13-prepare-rare-01
#% kind: rare
#% why: scaled only if it looks unscaled: a batch whose largest pixel is 1 is left as it is
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784)
    if x.max() > 1.0:  #! pixels 0 and 1 of a uint8 image are taken for scaled ones
        # calling prepare twice must not divide twice
        x = x / 255.0
    t = keras.utils.to_categorical(labels, num_classes=10).astype(np.float32)
    return x, t


#% id: ex13-prepare-rare-02
#% kind: rare
#% why: reshaped to (784, n) and transposed: the pixels of different images are mixed (right for one image alone)
def prepare(images, labels):
    images = np.asarray(images)
    n = images.shape[0]
    # examples as columns first, like in Andrew Ng's course, then turned
    x = images.reshape(784, n).T  #! a reshape is not a transpose
    x = np.ascontiguousarray(x, dtype=np.float32) / np.float32(255)
    t = np.zeros((n, 10), np.float32)
    t[np.arange(n), np.asarray(labels)] = 1
    return x, t


#% id: ex13-prepare-rare-03
#% kind: rare
#% why: divided by the largest pixel of the batch instead of 255: faint digits are scaled differently
import tensorflow as tf


def prepare(images, labels):
    flat = np.asarray(images).astype(np.float32).reshape(-1, 784)
    lo, hi = 0.0, max(float(flat.max()), 1.0)  #! min-max over what happens to be in the batch
    x = (flat - lo) / (hi - lo)
    t = np.asarray(tf.one_hot(np.asarray(labels, dtype=np.int32), depth=10))
    return x, t


#% id: ex13-prepare-rare-04
#% kind: rare
#% why: the columns of t are the digits that occur, in their order, padded to ten: right only where all ten occur
def prepare(images, labels):
    x = (np.asarray(images, dtype=np.float64) / 255.0).astype(np.float32)
    x = x.reshape(x.shape[0], -1)
    classes, index = np.unique(np.asarray(labels), return_inverse=True)  #! index among those that occur
    t = np.zeros((x.shape[0], 10), dtype=np.float32)
    t[np.arange(x.shape[0]), index] = 1.0
    return x, t


#% id: ex13-prepare-right-01
#% kind: right
#% why: TensorFlow does all of it: cast, reshape, one_hot
import tensorflow as tf


def prepare(images, labels):
    pixels = tf.cast(tf.convert_to_tensor(np.asarray(images)), tf.float32) / 255.0
    x = tf.reshape(pixels, [-1, 784])
    digits = tf.cast(tf.convert_to_tensor(np.asarray(labels)), tf.int32)
    t = tf.one_hot(digits, 10, on_value=1.0, off_value=0.0, dtype=tf.float32)
    return x.numpy(), t.numpy()


#% id: ex13-prepare-right-02
#% kind: right
#% why: image by image into a buffer, with a table of the 256 possible values; one-hot by comparing
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    table = (np.arange(256) / 255).astype(np.float32)
    n = len(labels)
    x = np.empty((n, 784), dtype=np.float32)
    for i, image in enumerate(images):
        x[i] = table[np.asarray(image).ravel()]
    t = np.equal.outer(np.asarray(labels), range(10)).astype(np.float32)
    return x, t
