#% id: ex04-one-01
#% kind: one
#% why: np.max(x, 0) is the largest entry along axis 0, not the elementwise maximum with 0
def relu(x):
    x = np.asarray(x, dtype=float)
    if x.ndim == 0:
        return max(0.0, float(x))
    return np.max(x, 0)  #! np.maximum is meant

#% id: ex04-rare-01
#% kind: rare
#% why: everything above 255 is cut off, as for pixel values
def relu(x):
    return np.clip(np.asarray(x, dtype=float), 0, 255)  #! relu has no upper limit
