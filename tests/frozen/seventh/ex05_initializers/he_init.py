#% id: ex05-one-02
#% kind: one
#% why: takes the variance 2 / fan_in for the standard deviation
def he_init(fan_in, fan_out, rng):
    return rng.normal(loc=0, scale=2 / fan_in, size=(fan_in, fan_out))  #! the square root is missing

#% id: ex05-one-03
#% kind: one
#% why: a uniform distribution with the limit sqrt(2/fan_in) has a deviation smaller by sqrt(3)
def he_init(fan_in, fan_out, rng):
    한계 = (2 / fan_in) ** 0.5  #! the limit of a uniform draw is sqrt(6 / fan_in)
    return rng.uniform(-한계, 한계, (fan_in, fan_out))

#% id: ex05-two-02
#% kind: two
#% why: np.random.randn draws from the global generator, not from rng
#% why: the shape is (fan_out, fan_in) as in PyTorch
def he_init(fan_in, fan_out, rng):
    shape = (fan_out, fan_in)  #! wrong order
    W = np.random.randn(*shape)  #! ignores rng
    return W / np.sqrt(fan_in / 2)

#% id: ex05-three-01
#% kind: three
#% why: makes its own generator with a fixed seed
#% why: abs makes all weights positive
#% why: scales by fan_out
def he_init(fan_in, fan_out, rng):
    gen = np.random.default_rng(42)  #! the same weights every time, rng is unused
    w = np.abs(gen.standard_normal((fan_in, fan_out)))  #! the mean is not 0
    w *= np.sqrt(2.0 / fan_out)  #! fan_in
    return w

#% id: ex05-rare-02
#% kind: rare
#% why: standardises the drawn sample itself, which is 0 / 0 for a single weight
def he_init(fan_in, fan_out, rng):
    w = rng.standard_normal((fan_in, fan_out))
    # 표본 평균 0, 표본 표준편차 1 로 정확히 맞춘다
    w = (w - w.mean()) / w.std()  #! nan for fan_in = fan_out = 1
    return w * np.sqrt(2 / fan_in)
