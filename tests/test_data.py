"""MNIST is found or replaced, and a damaged file is named. Nothing here is downloaded."""

import os
import socket
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from autograder import data
from autograder.data import DamagedData, load_mnist, load_subset, read_mnist


def write(path: Path, **changed: object) -> Path:
    """Write a small file of MNIST's shape, with some arrays replaced or (None) left out."""
    arrays = {
        "x_train": np.zeros((20, 28, 28), np.uint8),
        "y_train": np.arange(20, dtype=np.uint8) % 10,
        "x_test": np.ones((10, 28, 28), np.uint8),
        "y_test": np.arange(10, dtype=np.uint8),
    }
    arrays.update(changed)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **{name: a for name, a in arrays.items() if a is not None})
    return path


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("XOR2MNIST_LANG", "en")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return where Keras would keep its copy, in a home of its own with a Korean name."""
    home = tmp_path / "홍길동 문서"
    monkeypatch.setenv("KERAS_HOME", str(home))
    return home / "datasets" / "mnist.npz"


@pytest.fixture
def keras(monkeypatch):
    """Put a stand-in for Keras in place; its load_data does what the test sets as `answer`."""
    fake = types.SimpleNamespace(calls=0, answer=None)

    def load_data():
        fake.calls += 1
        if isinstance(fake.answer, BaseException):
            raise fake.answer
        return fake.answer

    fake.datasets = types.SimpleNamespace(mnist=types.SimpleNamespace(load_data=load_data))
    monkeypatch.setitem(sys.modules, "keras", fake)
    return fake


def test_the_subset_is_balanced_and_of_real_digits():
    (x_train, y_train), (x_test, y_test) = load_subset()

    assert (x_train.shape, x_test.shape) == ((7000, 28, 28), (2000, 28, 28))
    assert x_train.dtype == x_test.dtype == np.uint8
    assert np.bincount(y_train).tolist() == [700] * 10
    assert np.bincount(y_test).tolist() == [200] * 10
    assert x_train.max() == x_test.max() == 255
    # The nearest class mean tells MNIST's digits apart in four cases of five; noise in one of ten.
    means = np.stack([x_train[y_train == digit].mean(axis=0) for digit in range(10)])
    distances = ((x_test[:, None].astype(float) - means) ** 2).sum(axis=(2, 3))
    assert 0.77 < np.mean(distances.argmin(axis=1) == y_test) < 0.87


def test_no_digit_of_the_subset_is_in_both_parts():
    (x_train, _), (x_test, _) = load_subset()
    assert not {image.tobytes() for image in x_train} & {image.tobytes() for image in x_test}


def test_the_subset_needs_no_tensorflow():
    code = (
        "import sys; from autograder.data import load_subset; load_subset();"
        "sys.exit(bool({'keras', 'tensorflow'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_subset_is_small_and_says_whose_it_is():
    assert data.SUBSET.stat().st_size < 1_600_000
    note = data.SUBSET.with_name("LICENSE-MNIST.txt").read_text(encoding="utf-8")
    for name in ("LeCun", "Cortes", "Burges", "by-sa/3.0"):
        assert name in note


def test_the_cache_of_keras_comes_first(cache, keras, capsys):
    write(cache)

    (x_train, y_train), (x_test, y_test) = load_mnist()

    assert keras.calls == 0
    assert (len(x_train), len(y_train), len(x_test), len(y_test)) == (20, 20, 10, 10)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "20 training and 10 test digits" in captured.err
    assert str(cache) in captured.err


def test_the_cache_serves_offline_too(cache, keras, capsys):
    write(cache)
    assert len(load_mnist(offline=True)[0][0]) == 20
    assert str(cache) in capsys.readouterr().err


def test_without_a_cache_keras_downloads(cache, keras, capsys, tmp_path):
    keras.answer = read_mnist(write(tmp_path / "elsewhere.npz"))

    assert load_mnist() is keras.answer

    assert keras.calls == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "downloaded by Keras" in error


def test_a_failed_download_ends_in_the_subset(cache, keras, capsys):
    keras.answer = Exception("URL fetch failure on https://example.org: None -- unreachable")

    (x_train, _), _ = load_mnist()

    assert len(x_train) == 7000
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "the subset" in error
    assert "unreachable" in error


def test_without_keras_the_subset_serves(cache, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "keras", None)
    assert len(load_mnist()[0][0]) == 7000
    assert "keras" in capsys.readouterr().err


def test_offline_never_asks_keras(cache, keras, capsys):
    assert len(load_mnist(offline=True)[0][0]) == 7000
    assert keras.calls == 0
    assert "offline" in capsys.readouterr().err


def test_a_silent_server_is_not_waited_for_without_end(cache, keras, monkeypatch):
    before = socket.getdefaulttimeout()
    seen = []

    def load_data():
        seen.append(socket.getdefaulttimeout())
        raise TimeoutError("timed out")

    monkeypatch.setattr(keras.datasets.mnist, "load_data", load_data)
    assert len(load_mnist()[0][0]) == 7000
    assert seen == [data.DOWNLOAD_SECONDS]
    assert socket.getdefaulttimeout() == before


@pytest.mark.parametrize("keep", [0, 1, 100, 0.5, 0.99, -1])
def test_a_truncated_file_is_named(cache, keras, keep):
    whole = write(cache, x_train=np.arange(20 * 784, dtype=np.uint8).reshape(20, 28, 28))
    content = whole.read_bytes()
    whole.write_bytes(content[: int(keep * len(content)) if isinstance(keep, float) else keep])

    with pytest.raises(DamagedData, match="truncated") as caught:
        load_mnist()

    assert caught.value.path == cache
    assert str(cache) in str(caught.value)


def test_a_corrupted_file_is_named(cache):
    rng = np.random.default_rng(5)
    path = write(cache, x_train=rng.integers(0, 256, (20, 28, 28)).astype(np.uint8))
    content = bytearray(path.read_bytes())
    content[3000] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(DamagedData, match="corrupted") as caught:
        load_mnist(offline=True)

    assert str(cache) in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"y_test": None}, "y_test"),
        ({"x_train": np.zeros((20, 784), np.uint8)}, r"x_train uint8 \(20, 784\)"),
        ({"x_train": np.zeros((20, 28, 28))}, "float64"),
        ({"x_test": np.zeros((9, 28, 28), np.uint8)}, r"y_test uint8 \(10,\)"),
        ({"y_train": np.zeros((20, 10), np.uint8)}, r"y_train uint8 \(20, 10\)"),
        ({"y_test": np.full(10, 10, np.uint8)}, "y_test 10"),
        ({"y_test": -np.arange(10)}, "y_test -9"),
        ({"y_test": np.array([None] * 10)}, "corrupted"),
        (
            {"x_test": np.zeros((0, 28, 28), np.uint8), "y_test": np.zeros(0, np.uint8)},
            r"y_test uint8 \(0,\)",
        ),
    ],
)
def test_what_is_not_mnist_is_named(tmp_path, changed, words):
    with pytest.raises(DamagedData, match=words):
        read_mnist(write(tmp_path / "mnist.npz", **changed))


def test_a_page_in_place_of_the_file_is_named(tmp_path):
    # What a hotel's network sends for any download.
    page = tmp_path / "mnist.npz"
    page.write_text("<html><title>Welcome</title></html>", encoding="utf-8")
    with pytest.raises(DamagedData, match=r"no \.npz file"):
        read_mnist(page)


def test_a_missing_subset_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "SUBSET", tmp_path / "mnist_subset.npz")
    with pytest.raises(DamagedData, match=r"is missing\. Install xor2mnist again"):
        load_subset()


def test_both_are_said_in_korean_too(cache, keras, monkeypatch, capsys):
    monkeypatch.setenv("XOR2MNIST_LANG", "ko")
    load_mnist(offline=True)
    assert "학습용 숫자 7000개" in capsys.readouterr().err

    write(cache, y_test=None)
    with pytest.raises(DamagedData, match="내용이 MNIST와 다릅니다") as caught:
        load_mnist()
    assert str(cache) in str(caught.value)


def test_a_console_without_hangul_gets_english(cache, keras):
    code = "from autograder.data import load_mnist; load_mnist(offline=True)"
    environment = {**os.environ, "XOR2MNIST_LANG": "ko", "PYTHONIOENCODING": "ascii:strict"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert b"7000 training and 2000 test digits" in done.stderr
