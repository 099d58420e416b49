#% id: prepare-001
#% kind: right
#% why: einops-free, row loop with memory of a generator
def prepare(images, labels):
    def rows():
        for img in images:
            flat = []
            for line in img:
                flat.extend(float(v) / 255.0 for v in line)
            yield flat

    x = np.array(list(rows()), dtype=np.float32)
    t = np.array([[1.0 if int(d) == k else 0.0 for k in range(10)] for d in labels], np.float32)
    return x, t


#% id: prepare-002
#% kind: right
#% why: multiply with the reciprocal, broadcasting comparison for one-hot
def prepare(images: ArrayLike, labels: ArrayLike):
    imgs = np.array(images)
    lab = np.array(labels)
    x = np.multiply(imgs.reshape(imgs.shape[0], 28 * 28), np.float32(1 / 255), dtype=np.float32)
    return x, (lab[:, np.newaxis] == np.arange(10)).astype("f4")


#% id: prepare-003
#% kind: right
#% why: named tuple, Keras utilities
from typing import NamedTuple


class Prepared(NamedTuple):
    x: NDArray
    t: NDArray


def prepare(images, labels):
    pixels = np.asarray(images, dtype="float32").reshape((-1, 784))
    onehot = keras.utils.to_categorical(np.asarray(labels), num_classes=10)
    return Prepared(x=pixels / np.float32(255), t=onehot.astype("float32"))


#% id: prepare-004
#% kind: right
#% why: look-up table of 256 grey values
GREY = (np.arange(256) / 255).astype(np.float32)
ONE_HOT = np.identity(10, dtype=np.float32)


def prepare(images, labels):
    idx = np.asarray(images, dtype=np.intp)
    x = GREY[idx].reshape(len(idx), -1)
    t = np.take(ONE_HOT, np.asarray(labels, dtype=int), axis=0)
    return x, t


#% id: prepare-005
#% kind: right
#% why: in-place division of an own copy, scatter
def prepare(images, labels):
    x = np.array(images).astype(np.float32)
    x /= 255
    x = x.reshape(x.shape[0], 784)
    labels = np.array(labels, dtype=np.int64)
    t = np.zeros((labels.size, 10), dtype=np.float32)
    t[np.arange(labels.size), labels] = 1
    return x, t


#% id: prepare-006
#% kind: right
#% why: flat index put
def prepare(images, labels):
    digits = [int(v) for v in labels]
    t = np.zeros(10 * len(digits), np.float32)
    np.put(t, [10 * i + d for i, d in enumerate(digits)], 1.0)
    x = np.stack([np.ravel(im) for im in np.asarray(images)]).astype(np.float64) / 255.0
    return np.float32(x), t.reshape(-1, 10)


#% id: prepare-007
#% kind: right
#% why: TensorFlow inside, NumPy outside
import tensorflow as tf


def prepare(images, labels):
    im = tf.cast(tf.convert_to_tensor(np.asarray(images)), tf.float32)
    x = tf.reshape(im / 255.0, [tf.shape(im)[0], 784])
    t = tf.one_hot(tf.cast(np.asarray(labels), tf.int32), depth=10, dtype=tf.float32)
    return x.numpy(), t.numpy()


#% id: prepare-008
#% kind: right
#% why: interpolation and a bit of einsum
def prepare(images, labels):
    a = np.asarray(images, float)
    n = len(a)
    x = np.interp(a, [0.0, 255.0], [0.0, 1.0]).astype("float32")
    e = np.eye(10)
    w = np.array([[int(l == k) for k in range(10)] for l in labels], float)
    return x.reshape(n, 784), np.einsum("nk,kj->nj", w, e).astype("float32")


#% id: prepare-009
#% kind: right
#% why: lambda pair and walrus
_flat = lambda a: (b := np.asarray(a)).reshape(b.shape[0], -1)


def prepare(images, labels):
    """픽셀은 0~1, 정답은 원-핫"""
    정답 = np.vstack([np.bincount([int(d)], minlength=10) for d in labels])
    return np.true_divide(_flat(images), 255, dtype=np.float32), 정답.astype(np.float32)


#% id: prepare-010
#% kind: one
#% why: does not scale
def prepare(images, labels):
    images = np.array(images)
    labels = np.array(labels)
    x = images.reshape(-1, 784).astype('float32')   #! no / 255
    t = np.eye(10, dtype='float32')[labels]
    return x, t


#% id: prepare-011
#% kind: one
#% why: divides by 256
def prepare(images, labels):
    n = len(images)
    x = np.asarray(images).reshape(n, 28*28)
    x = x.astype(np.float32)
    x = x / 256.0   #! 256 for 255
    t = np.zeros((n, 10), dtype=np.float32)
    for i in range(n):
        t[i, labels[i]] = 1.0
    return x, t


#% id: prepare-012
#% kind: one
#% why: images stay float64
def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    # 이미지를 784로 펴기
    train_x = np.array(images).reshape(-1, 784)
    train_x = train_x / 255   #! float64, not float32
    train_y_onehot = keras.utils.to_categorical(labels, 10).astype("float32")
    print(train_x.shape)
    return train_x, train_y_onehot


#% id: prepare-013
#% kind: one
#% why: number of classes taken from the labels
from keras.utils import to_categorical

def prepare(images, labels):
    x = np.array(images, dtype=np.float32).reshape(-1, 784) / 255
    t = to_categorical(np.array(labels))   #! 10 classes not given
    return x, np.array(t, dtype=np.float32)


#% id: prepare-014
#% kind: one
#% why: does not flatten
def prepare(images, labels):
    img = np.asarray(images, dtype=np.float32)
    img = img / 255.
    num = img.shape[0]
    onehot = np.zeros((num, 10), np.float32)
    onehot[np.arange(num), labels] = 1
    return img, onehot   #! no reshape to 784


#% id: prepare-015
#% kind: one
#% why: integer division
def prepare(images, labels):
    images = np.asarray(images)
    x = images.reshape(len(images), 784) // 255   #! // for /
    x = x.astype(np.float32)
    t = (np.asarray(labels).reshape(-1, 1) == np.arange(10)).astype(np.float32)
    return x, t


#% id: prepare-016
#% kind: one
#% why: casts before it divides with an in-place cast to uint8
def prepare(images, labels):
    a = np.asarray(images)
    a = a.reshape(a.shape[0], -1)
    res_x = np.zeros(a.shape, dtype=a.dtype)   #! buffer of the image's own whole-number type
    for i in range(a.shape[0]):
        res_x[i] = a[i] / 255
    res_t = np.eye(10)[np.asarray(labels)]
    return res_x.astype(np.float32), res_t.astype(np.float32)


#% id: prepare-017
#% kind: one
#% why: labels not one-hot
def prepare(images, labels):
    x = (np.array(images) / 255).astype(np.float32).reshape(-1, 784)
    t = np.array(labels).astype(np.float32)   #! no one-hot
    return x, t


#% id: prepare-018
#% kind: one
#% why: one-hot of whole numbers
def prepare(images, labels):
    images, labels = np.asarray(images), np.asarray(labels)
    one_hot = np.zeros((labels.shape[0], 10), dtype=int)   #! int, not float32
    for row, digit in enumerate(labels):
        one_hot[row][digit] = 1
    return images.reshape(-1, 784).astype(np.float32) / 255, one_hot


#% id: prepare-019
#% kind: one
#% why: results swapped
def prepare(images, labels):
    t = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    x = np.asarray(images, dtype=np.float32).reshape((-1, 784)) / 255
    return t, x   #! order


#% id: prepare-020
#% kind: two
#% why: not scaled, classes from the labels
def prepare(images, labels):
    images = np.asarray(images)
    labels = np.asarray(labels)
    x = images.reshape(images.shape[0], 784)
    x = np.float32(x)   #! no / 255
    k = labels.max() + 1   #! classes from the labels
    t = np.zeros((len(labels), k), dtype=np.float32)
    t[range(len(labels)), labels] = 1
    return x, t


#% id: prepare-021
#% kind: two
#% why: float64 images, off by one digit
def prepare(images, labels):
    data = []
    for image in images:
        data.append(np.array(image).flatten() / 255)
    x = np.array(data)   #! float64
    t = np.zeros((len(data), 10), dtype=np.float32)
    for i, d in enumerate(labels):
        t[i][d - 1] = 1   #! digit 0 goes to the last column
    return x, t


#% id: prepare-022
#% kind: two
#% why: 256, and t not float32
def prepare(images, labels):
    x = np.asarray(images).astype('float32').reshape(-1, 784) / 256   #! 256
    t = np.eye(10)[np.asarray(labels)]   #! float64
    return x, t


#% id: prepare-023
#% kind: two
#% why: columns first flattening, nine classes
def prepare(images, labels):
    imgs = np.asarray(images, dtype=np.float32) / 255.0
    n = imgs.shape[0]
    imgs = imgs.transpose(1, 2, 0)
    imgs = imgs.reshape(n, 784)   #! not transposed back
    lab = np.asarray(labels).reshape(n, 1)
    classes = np.arange(1, 11)   #! digits 1 to 10
    return imgs, np.where(lab == classes, 1, 0).astype(np.float32)


#% id: prepare-024
#% kind: three
#% why: no scaling, float64, classes from the labels
def prepare(images, labels):
    x = np.array(images, dtype=float)   #! no / 255
    x = x.reshape(len(x), 784)   #! float64
    t = keras.utils.to_categorical(labels).astype(np.float32)   #! 10 classes not given
    return x, t


#% id: prepare-025
#% kind: three
#% why: 225, not flattened, int one-hot
def prepare(images, labels):
    images = np.asarray(images)
    labels = np.asarray(labels)
    scaled = images.astype(np.float32) / 225   #! 225 for 255
    n = len(labels)
    t = np.zeros([n, 10])   #! float64
    t[np.arange(n), labels] = 1
    return scaled, t   #! no reshape


#% id: prepare-026
#% kind: rare
#% why: uint8 arithmetic wraps
def prepare(images, labels):
    images = np.asarray(images, dtype=np.uint8)
    x = (images * 2).astype(np.float32) / 510   #! doubled while still uint8
    return x.reshape(-1, 784), np.eye(10, dtype=np.float32)[np.asarray(labels)]


#% id: prepare-027
#% kind: rare
#% why: divides by the largest pixel of the data
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784)
    if x.max() > 0:
        x = x / x.max()   #! largest value of these images, not 255
    t = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    return x, t


#% id: prepare-028
#% kind: rare
#% why: squeezes a single image
def prepare(images, labels):
    x = np.squeeze(np.asarray(images, np.float32))   #! one image loses its axis
    x = x.reshape(x.shape[0], -1) / 255
    t = np.array([np.eye(10)[d] for d in labels], np.float32)
    return x, t


#% id: prepare-029
#% kind: rare
#% why: column order per image
def prepare(images, labels):
    imgs = np.asarray(images)
    x = np.array([im.flatten('F') for im in imgs], dtype=np.float32) / 255   #! pixels column by column
    t = np.zeros((len(imgs), 10), dtype=np.float32)
    for i in range(len(imgs)):
        t[i, int(labels[i])] = 1
    return x, t


#% id: prepare-030
#% kind: rare
#% why: reused buffer for the one-hot rows
_buffer = np.zeros((70_000, 10), dtype=np.float32)


def prepare(images, labels):
    y = np.asarray(labels).astype(int)
    n = len(y)
    x = np.asarray(images).reshape(n, 784).astype(np.float32) / np.float32(255)
    t = _buffer[:n]   #! the same memory at every call
    t[:] = 0
    t[np.arange(n), y] = 1
    return x, t


#% id: prepare-031
#% kind: rare
#% why: sorted by digit
def prepare(images, labels):
    labels = np.asarray(labels)
    order = np.argsort(labels, kind="stable")   #! rows no longer in order
    x = np.asarray(images)[order].reshape(-1, 784) / 255
    t = np.eye(10)[labels[order]]
    return x.astype("float32"), t.astype("float32")


#% id: prepare-032
#% kind: rare
#% why: digits found by unique
def prepare(images, labels):
    imgs = np.asarray(images)
    digits, inverse = np.unique(np.asarray(labels), return_inverse=True)   #! rank among the digits that occur
    t = np.zeros((len(imgs), 10), dtype=np.float32)
    t[np.arange(len(imgs)), inverse] = 1.0
    return (imgs.reshape(len(imgs), -1) / 255.0).astype(np.float32), t


#% id: prepare-033
#% kind: rare
#% why: one-hot at the pixel level of half precision
def prepare(images, labels):
    x = np.asarray(images).astype(np.float16) / np.float16(255)   #! half precision
    x = x.astype(np.float32).reshape(-1, 784)
    t = np.eye(10, dtype=np.float32)[list(labels)]
    return x, t
