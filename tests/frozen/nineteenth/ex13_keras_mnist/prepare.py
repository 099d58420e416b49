#% id: ex13-prepare-right-01
#% kind: right
#% why: rows filled one by one, one-hot by comparison with a range
def prepare(images, labels):
    pictures = [np.ravel(np.asarray(picture)) for picture in images]
    x = np.empty((len(pictures), 784), dtype=np.float32)
    for row, pixels in zip(x, pictures):
        np.divide(pixels, 255.0, out=row, casting="unsafe")
    digits = np.asarray(labels)[:, None]
    return x, (digits == np.arange(10)).astype(np.float32)


#% id: ex13-prepare-one-01
#% kind: one
#% why: the number of classes is taken from the labels
def prepare(images, labels):
    x = np.asarray(images, dtype="float32").reshape(-1, 784) / 255
    t = keras.utils.to_categorical(labels)  #! without num_classes the width is the highest label plus 1
    return x, t.astype("float32")


#% id: ex13-prepare-one-02
#% kind: one
#% why: whole-number division leaves only 0 and 1
def prepare(images, labels):
    flat = np.array(images).reshape(len(images), 28 * 28)
    flat = flat // 255  #! the double slash cuts off everything below 255
    onehot = np.zeros((len(labels), 10), dtype=np.float32)
    for i, d in enumerate(labels):
        onehot[i, d] = 1
    return flat.astype(np.float32), onehot


#% id: ex13-prepare-two-01
#% kind: two
#% why: the pixels stay float64, the one-hot rows are integers
def prepare(images, labels):
    n, height, width = np.shape(images)
    x = np.reshape(images, (n, height * width)) / 255.0  #! the division gives float64
    t = np.eye(10, dtype=int)[np.asarray(labels)]  #! t has whole numbers, float32 is asked for
    return x, t


#% id: ex13-prepare-two-02
#% kind: two
#% why: scaled by the largest pixel at hand, ones put into column label - 1
def prepare(images, labels):
    pixels = np.asarray(images).astype(np.float32)
    top = pixels[0].max()  #! the scale is 255, not the largest pixel of the first image
    pixels = pixels / top
    rows = np.arange(len(labels))
    answer = np.zeros((rows.size, 10), np.float32)
    answer[rows, np.asarray(labels, dtype=int) - 1] = 1.0  #! the digit 0 has column 0, everything is moved by one
    return pixels.reshape(rows.size, -1), answer


#% id: ex13-prepare-three-01
#% kind: three
#% why: reshape with swapped sides and transpose, divided by 256, ones in whole columns
def prepare(images, labels):
    arr = np.asarray(images, np.float32)
    n = arr.shape[0]
    arr = arr.reshape(784, n).T  #! rows and pixels get mixed, reshape does not transpose
    scale = 1.0 / 256  #! the highest value is 255
    cols = np.asarray(labels).astype(int)
    t = np.zeros([n, 10], dtype=np.float32)
    t[:, cols] = 1  #! sets whole columns instead of one entry a row
    return (arr * scale).astype(np.float32), t


#% id: ex13-prepare-rare-01
#% kind: rare
#% why: the pixels are standardised after the scaling
def prepare(images, labels):
    x = np.asarray(images).reshape(-1, 784).astype(np.float32)
    x /= 255
    centre, spread = x.mean(), x.std()
    x = (x - centre) / (spread + 1e-7)  #! standardised pixels leave the range from 0 to 1
    classes = 10
    t = np.array([[float(k == label) for k in range(classes)] for label in labels], dtype=np.float32)
    return x, t


#% id: ex13-prepare-rare-02
#% kind: rare
#% why: the digits that occur are numbered anew
def prepare(images, labels):
    images = np.asarray(images)
    digits, place = np.unique(labels, return_inverse=True)
    eye = np.identity(10, dtype=np.float32)
    t = eye[place]  #! the place among the digits that occur, not the digit itself
    x = np.float32(images.reshape(images.shape[0], -1)) / np.float32(255)
    return x, t


#% id: ex13-prepare-rare-03
#% kind: rare
#% why: the images are flattened column by column
def prepare(images, labels):
    stack = np.stack([np.asarray(im) for im in images])
    x = (stack / np.float32(255)).astype(np.float32)
    flat = np.stack([im.flatten(order="F") for im in x])  #! column by column, each digit lies on its side
    return flat, keras.utils.to_categorical(labels, num_classes=10).astype(np.float32)


#% id: ex13-prepare-rare-04
#% kind: rare
#% why: the rows are sorted by digit
def prepare(images, labels):
    y = np.asarray(labels)
    order = np.argsort(y, kind="stable")  #! the rows have to stay in the order in which they came
    y = y[order]
    x = np.asarray(images)[order].reshape(y.shape[0], 784)
    t = np.zeros((y.shape[0], 10), dtype="float32")
    np.put_along_axis(t, y[:, np.newaxis].astype(np.int64), 1.0, axis=1)
    return x.astype("float32") / 255.0, t
