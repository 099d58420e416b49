#% id: ex05-one-02
#% kind: one
#% why: only the 2 is under the root
def he_init(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2) / fan_in  #! np.sqrt(2 / fan_in)

#% id: ex05-two-03
#% kind: two
#% why: NumPy's global generator, and fan_out under the root
def he_init(fan_in, fan_out, rng):
    W = np.random.randn(fan_in, fan_out)  #! rng
    return W / np.sqrt(fan_out / 2)  #! fan_in

#% id: ex05-two-04
#% kind: two
#% why: centred uniform numbers are taken for unit deviation, and the fraction under the root is upside down
def he_init(fan_in: int, fan_out: int, rng: np.random.Generator) -> NDArray:
    w = rng.random((fan_in, fan_out)) - 0.5  #! deviation 0.29
    scale = np.sqrt(fan_in / 2)  #! 2 / fan_in
    return scale * w

#% id: ex05-rare-02
#% kind: rare
#% why: standardises the drawn sample; a 1 x 1 layer is 0 / 0
def he_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    w = (w - w.mean()) / w.std()  #! NaN for a single weight
    return w * np.sqrt(2 / fan_in)
