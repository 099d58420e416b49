#% id: ex13-prepare-right-01
#% kind: right
#% why: filled in image by image, one-hot set with a loop
def prepare(images, labels):
    number_of_images = len(images)
    x = np.zeros((number_of_images, 28 * 28), dtype=np.float32)
    t = np.zeros((number_of_images, 10), dtype=np.float32)
    for index in range(number_of_images):
        one_image = np.array(images[index])
        flat_image = one_image.flatten()
        flat_image = flat_image.astype(np.float32)
        x[index, :] = flat_image / 255.0
        the_label = int(labels[index])
        t[index, the_label] = 1.0
    return x, t


#% id: ex13-prepare-right-02
#% kind: right
#% why: table of the 256 grey values, comparison with the digits by broadcasting
GREY = np.linspace(0, 1, 256, dtype="float32")


def prepare(images, labels):
    flat = np.asarray(images, dtype="uint8").reshape(-1, 784)
    return GREY[flat], np.equal.outer(np.asarray(labels), np.arange(10)).astype("float32")


#% id: ex13-prepare-right-03
#% kind: right
#% why: Keras's to_categorical with both casts
def prepare(images, labels):
    x = np.stack([np.ravel(image) for image in np.asarray(images)])
    x = np.true_divide(x, 255, dtype="float32")
    t = keras.utils.to_categorical(labels, num_classes=10)
    return x, np.float32(t)


#% id: ex13-prepare-one-01
#% kind: one
#% why: not scaled
def prepare(images, labels):
    x = np.asarray(images).reshape(len(images), -1)
    x = x.astype(np.float32)  #! still 0 to 255
    t = np.eye(10, dtype=np.float32)[np.asarray(labels)]
    return x, t


#% id: ex13-prepare-one-02
#% kind: one
#% why: as many columns as the largest label needs
def prepare(images, labels):
    x = np.array(images).reshape(-1, 784) / 255
    t = keras.utils.to_categorical(labels)  #! without num_classes the width depends on the labels at hand
    return x.astype("float32"), t.astype("float32")


#% id: ex13-prepare-one-03
#% kind: one
#% why: x stays float64
def prepare(images, labels):
    images = np.asarray(images)
    n = images.shape[0]
    x = np.reshape(images, (n, 28 * 28)) / 255.0  #! float64, not float32
    t = np.zeros([n, 10], np.float32)
    t[range(n), labels] = 1
    return x, t


#% id: ex13-prepare-one-04
#% kind: one
#% why: cut to whole numbers before the division
def prepare(images, labels):
    pixels = np.asarray(images, dtype=np.uint8)
    scaled = pixels // 255  #! floor division, all but 255 become 0
    x = scaled.reshape(pixels.shape[0], 784).astype(np.float32)
    rows = [[1.0 if digit == label else 0.0 for digit in range(10)] for label in labels]
    return x, np.array(rows, dtype=np.float32)


#% id: ex13-prepare-one-05
#% kind: one
#% why: 784 rows instead of 784 columns
def prepare(images, labels):
    x = np.array(images, dtype=np.float32)
    x = x / np.float32(255)
    x = x.reshape(784, -1).T  #! mixes the images, the rows come first in memory
    label_array = np.array(labels).reshape(-1, 1)
    t = (label_array == np.arange(10)).astype(np.float32)
    return x, t


#% id: ex13-prepare-one-06
#% kind: one
#% why: the labels handed out as they are
def prepare(images, labels):
    def flatten(batch):
        return np.concatenate([img.reshape(1, 784) for img in batch])

    x = flatten(np.asarray(images)).astype(np.float32) / 255
    y = np.asarray(labels)
    t = y.astype(np.float32)  #! digits, not one-hot rows
    return x, t


#% id: ex13-prepare-two-01
#% kind: two
#% why: centred on the mean of the batch, t left float64
def prepare(images, labels):
    arr = np.asarray(images).astype(np.float32).reshape(-1, 784)
    arr = arr - arr.mean(axis=0)  #! nothing is centred, 0 stays 0
    x = arr / np.float32(255)
    return x, np.eye(10)[labels]  #! eye makes float64


#% id: ex13-prepare-two-02
#% kind: two
#% why: the pixels of every image column by column, the digit itself as target
def prepare(images, labels):
    a = np.asarray(images).astype("float32") / 255
    x = a.transpose(0, 2, 1).reshape(-1, 784)  #! rows and columns of the image swapped before flattening
    t = np.zeros((len(a), 10), dtype="float32")
    for row, label in zip(t, labels):
        row[label] = label  #! a 1 belongs there, not the digit
    return x, t


#% id: ex13-prepare-two-03
#% kind: two
#% why: fractions stored in bytes, whole-number targets
def prepare(images, labels):
    n = len(images)
    x = np.empty((n, 784), dtype=np.uint8)  #! an array of bytes cannot hold the fractions assigned below
    for i in range(n):
        x[i] = np.ravel(images[i]) / 255
    targets = []
    for label in labels:
        target = [0] * 10
        target[int(label)] = 1
        targets.append(target)
    t = np.array(targets)  #! whole numbers, not float32
    return x.astype(np.float32), t


#% id: ex13-prepare-two-04
#% kind: two
#% why: rows sorted without the labels, divided by 256
def prepare(images, labels):
    order = np.argsort(labels, kind="stable")
    x = np.array([np.asarray(images)[i].reshape(-1) for i in order], dtype=np.float32)  #! x is sorted by label, t is not
    x *= 1 / 256  #! the largest value is 255
    t = keras.utils.to_categorical(np.asarray(labels), 10).astype(np.float32)
    return x, t


#% id: ex13-prepare-three-01
#% kind: three
#% why: scale, dtype and classes
def prepare(images, labels):
    x = np.asarray(images).reshape(np.shape(images)[0], np.shape(images)[1] * np.shape(images)[2])
    x = x / 127.5 - 1  #! to -1 .. 1, asked for is 0 .. 1
    x = x.astype(float)  #! Python's float is float64
    classes = len(set(np.asarray(labels).tolist()))  #! the digits that occur here, not ten
    t = np.zeros((len(x), classes), dtype="float32")
    for i, label in enumerate(labels):
        t[i, label] = 1
    return x, t


#% id: ex13-prepare-three-02
#% kind: three
#% why: digits counted from 1, images upside down, scaled twice
def prepare(images, labels):
    pixel_matrix = np.array(images, dtype="float32") / 255.0
    list_of_vectors = []
    for image in pixel_matrix:
        vector = []
        for line in reversed(image):  #! starts with the lowest line
            vector.extend(line.tolist())
        list_of_vectors.append(vector)
    x = np.array(list_of_vectors, dtype="float32") / 255.0  #! was divided above already
    t = np.zeros((len(list_of_vectors), 10), dtype="float32")
    for row_number in range(len(list_of_vectors)):
        t[row_number][int(labels[row_number]) - 1] = 1.0  #! the digit 0 has column 0
    return x, t


#% id: ex13-prepare-three-03
#% kind: three
#% why: not flattened, bytes taken as signed, targets lying on their side
def prepare(images, labels):
    img = np.asarray(images).astype(np.int8)  #! pixels above 127 turn negative
    x = np.multiply(img, 1 / 255, dtype=np.float32)
    t = np.stack([np.asarray(labels) == d for d in range(10)])  #! the digits run along axis 0, the shape is (10, n)
    return x, t.astype(np.float32)  #! x is still (n, 28, 28)


#% id: ex13-prepare-rare-01
#% kind: rare
#% why: Keras's normalize gives rows of length 1
def prepare(images, labels):
    flat = np.asarray(images, dtype=np.float32).reshape(-1, 784)
    x = keras.utils.normalize(flat, axis=1)  #! divides every row by its length
    t = keras.utils.to_categorical(labels, 10)
    return np.asarray(x, dtype=np.float32), t.astype(np.float32)


#% id: ex13-prepare-rare-02
#% kind: rare
#% why: flattened in Fortran's order
def prepare(images, labels):
    images = np.asarray(images)
    x = np.reshape(images, (images.shape[0], -1), order="F")  #! the first index runs fastest, the image comes out by columns
    x = np.divide(x, 255, dtype=np.float32)
    t = np.identity(10, dtype=np.float32).take(np.asarray(labels), axis=0)
    return x, t


#% id: ex13-prepare-rare-03
#% kind: rare
#% why: every image stretched over its own range
def prepare(images, labels):
    x = np.asarray(images, dtype=np.float32).reshape(-1, 784)
    low, high = x.min(axis=1, keepdims=True), x.max(axis=1, keepdims=True)  #! the range is 0 to 255, not that of the pixels at hand
    x = (x - low) / np.maximum(high - low, 1)
    t = np.zeros((x.shape[0], 10), dtype=np.float32)
    np.put_along_axis(t, np.asarray(labels).reshape(-1, 1).astype(int), 1, axis=1)
    return x, t


#% id: ex13-prepare-rare-04
#% kind: rare
#% why: half precision on the way
def prepare(images, labels):
    small = np.asarray(images).astype(np.float16) / 255  #! float16 keeps three digits only
    x = small.reshape(small.shape[0], small.shape[1] * small.shape[2]).astype(np.float32)
    t = np.array([np.arange(10) == y for y in labels]).astype(np.float32)
    return x, t


#% id: ex13-prepare-rare-05
#% kind: rare
#% why: all the labels' columns set in every row
def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype(np.float32) / np.float32(255.0)
    t = np.zeros((len(x), 10), dtype=np.float32)
    t[:, np.asarray(labels)] = 1.0  #! the colon sets the columns in all rows, np.arange(n) is needed
    return x, t


#% id: ex13-prepare-rare-06
#% kind: rare
#% why: rounded to two decimals
def prepare(images, labels):
    x, t = [], []
    for image, label in zip(images, labels):
        pixels = np.asarray(image).reshape(784) / 255
        x.append(np.around(pixels, 2))  #! two decimals keep a hundred of the 256 grey values
        t.append(np.bincount([label], minlength=10))
    return np.array(x, dtype="float32"), np.array(t, dtype="float32")
