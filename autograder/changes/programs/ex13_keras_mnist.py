import numpy as np


def prepare(images, labels):
    images, labels = np.asarray(images), np.asarray(labels, dtype=int)
    n, size, digits = len(images), 255, 10
    if mistake("pixels-not-divided"):
        size = 1
    if mistake("pixels-divided-by-256"):
        size = 256
    if mistake("pixels-divided-by-254"):
        size = 254
    if mistake("pixels-divided-twice"):
        size = 65025
    if mistake("pixels-divided-by-the-largest-at-hand"):
        size = images.max()
    if mistake("pixels-divided-by-their-mean-at-hand"):
        size = images.mean()
    if mistake("each-image-divided-by-its-largest"):
        size = images.reshape(n, 784).max(axis=1, keepdims=True)
    pixels = images
    if mistake("pixels-column-by-column"):
        pixels = images.transpose(0, 2, 1)
    x = pixels.reshape(n, 784)
    if mistake("pixels-of-all-images-mixed"):
        x = images.reshape(784, n).T
    if mistake("images-upside-down"):
        x = images[:, ::-1].reshape(n, 784)
    if mistake("images-mirrored"):
        x = images[:, :, ::-1].reshape(n, 784)
    if mistake("images-in-reverse-order"):
        x = x[::-1]
    fraction = x / size
    if mistake("pixels-divided-whole"):
        fraction = x // size
    if mistake("light-and-dark-exchanged"):
        fraction = 1 - fraction
    if mistake("pixels-from-minus-1-to-1"):
        fraction = 2 * fraction - 1
    if mistake("pixels-around-their-mean"):
        fraction = fraction - fraction.mean()
    if mistake("pixels-standardised"):
        fraction = (fraction - fraction.mean()) / fraction.std()
    if mistake("pixels-black-or-white"):
        fraction = np.where(fraction > 0.5, 1, 0)
    x = fraction.astype(np.float32)
    if mistake("x-as-float64"):
        x = fraction.astype(np.float64)
    if mistake("x-as-whole-numbers"):
        x = fraction.astype(int)
    if mistake("images-left-square"):
        x = x.reshape(n, 28, 28)
    if mistake("images-with-a-channel"):
        x = x.reshape(n, 28, 28, 1)
    if mistake("all-images-one-row"):
        x = x.ravel()
    if mistake("an-image-a-column"):
        x = x.T
    rows = list(range(n))
    if mistake("width-from-the-largest-label"):
        digits = labels.max() + 1
    if mistake("width-of-nine"):
        digits = 9
    if mistake("width-of-eleven"):
        digits = 11
    if mistake("columns-of-the-digits-that-occur"):
        digits = len(np.unique(labels))
        labels = np.unique(labels, return_inverse=True)[1]
    if mistake("place-among-the-labels-that-occur"):
        labels = np.unique(labels, return_inverse=True)[1]
    if mistake("first-row-missing"):
        rows = rows[1:]
    if mistake("last-row-missing"):
        rows = rows[:-1]
    kind = np.float32
    if mistake("t-as-float64"):
        kind = np.float64
    if mistake("t-as-whole-numbers"):
        kind = int
    t = np.zeros((n, digits), dtype=kind)
    for i in rows:
        column, entry = labels[i], 1
        if mistake("labels-counted-from-1"):
            column = column - 1
        if mistake("labels-one-further"):
            column = column + 1
        if mistake("labels-counted-backwards"):
            column = 9 - column
        if mistake("label-in-the-place-of-1"):
            entry = labels[i]
        t[i, column] = entry
    if mistake("ones-and-zeros-exchanged"):
        t = 1 - t
    if mistake("an-example-a-column"):
        t = t.T
    if mistake("labels-left-as-digits"):
        t = labels.astype(kind)
    if mistake("labels-as-one-column"):
        t = labels.astype(kind).reshape(n, 1)
    if mistake("x-and-t-exchanged"):
        x, t = t, x
    return x, t
