#% id: ex04-one-03
#% kind: one
#% why: The negative entries are dropped from the array instead of set to 0, so the shape changes.
def relu(x):
    x = np.asarray(x, dtype=float)
    return x[x > 0]  #! selects instead of replacing


#% id: ex04-rare-04
#% kind: rare
#% why: np.max with 0 as second argument takes the maximum over axis 0 instead of comparing every entry with 0.
def relu(x):
    x = np.atleast_1d(np.asarray(x, dtype=float))
    return np.max(x, 0)  #! 0 is the axis here, np.maximum was meant


#% id: ex04-rare-51
#% kind: rare
#% why: a plain number comes back as an array of shape (1,) (docstring: for a number, elementwise; contract: a scalar result is a float or a 0-d array)
def relu(x):
    x = np.atleast_1d(np.asarray(x))  #! relu(3) is array([3])
    return np.where(x > 0, x, np.zeros_like(x))


