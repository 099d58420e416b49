"""`collect` and the grade sheets: what platforms pack, and what an archive may not do."""

import csv
import io
import stat
import zipfile
from pathlib import Path

import pytest

from autograder.commands import collect as command
from autograder.commands.common import Context, UsageError
from autograder.grading import archive
from autograder.grading.sheets import BadSheet, fill_canvas, fill_moodle

CODE = b"def sigmoid(x):\n    return x\n"


def packed(folder: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> str:
    """Return the path of an archive of these entries."""
    path = folder / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return str(path)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """Return an archive as bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return data.getvalue()


def laid_out(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def collected(tmp_path: Path, zip_file: str) -> dict[str, bytes]:
    assert command.collect(Context("en"), zip_file, str(tmp_path / "out")) == 0
    return laid_out(tmp_path / "out")


def refused(tmp_path: Path, zip_file: str) -> str:
    with pytest.raises(UsageError) as caught:
        command.collect(Context("en"), zip_file, str(tmp_path / "out"))
    assert laid_out(tmp_path / "out") == {} if (tmp_path / "out").exists() else True
    sentence = caught.value.sentence.fields.get("why", caught.value.sentence)
    return str(getattr(sentence, "template", sentence))


def test_moodle_with_folders_and_without(tmp_path):
    found = collected(
        tmp_path,
        packed(
            tmp_path,
            ("홍 길동_1234567_assignsubmission_file_/ex01_sigmoid.py", CODE),
            ("Doe Jane_7654321_assignsubmission_file_ex02_xor_forward.ipynb", b"{}"),
            ("Doe Jane_7654321_assignsubmission_onlinetext_onlinetext.html", b"<p>hello"),
        ),
    )

    assert found == {
        "홍 길동_1234567/ex01_sigmoid.py": CODE,
        "Doe Jane_7654321/ex02_xor_forward.ipynb": b"{}",
    }


def test_canvas_and_its_copies(tmp_path):
    found = collected(
        tmp_path,
        packed(
            tmp_path,
            ("doejane_12345_900_ex01_sigmoid-2.py", b"new"),
            ("doejane_12345_800_ex01_sigmoid.py", b"old"),
            ("kimminsu_LATE_777_901_ex03_backprop (1).ipynb", b"{}"),
        ),
    )

    assert found == {
        "doejane_12345/ex01_sigmoid.py": b"new",
        "kimminsu_777/ex03_backprop.ipynb": b"{}",
    }


def test_an_archive_that_a_student_packed_is_opened_once(tmp_path):
    inner = zipped(
        ("exercises/ex01_sigmoid.py", CODE),
        ("__MACOSX/._ex01_sigmoid.py", b"no"),
        ("deeper.zip", zipped(("ex02_xor_forward.py", CODE))),
    )

    assert collected(tmp_path, packed(tmp_path, ("kim_1_2_work.zip", inner))) == {
        "kim_1/ex01_sigmoid.py": CODE
    }


@pytest.mark.parametrize("how", ["a long number", "damaged", "no name"])
def test_an_archive_that_a_student_spoiled_costs_nobody_else_anything(how, tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as file:
        name = f"ex01_sigmoid-{'1' * 5000}.py" if how == "a long number" else "ex01_sigmoid.py"
        file.writestr(name, CODE * 50)
    inner = bytearray(data.getvalue())
    if how == "damaged":
        start = 30 + len(name)
        inner[start + 12 : start + 40] = bytes(28)
    elif how == "no name":
        inner = inner.replace(name.encode(), b"\0" + name[1:].encode())
    zip_file = packed(
        tmp_path, ("kim_1_2_work.zip", bytes(inner)), ("lee_3_4_ex01_sigmoid.py", CODE)
    )

    assert collected(tmp_path, zip_file) == {"lee_3/ex01_sigmoid.py": CODE}


def test_collected_again_only_what_is_new_is_written(tmp_path, capsys):
    zip_file = packed(tmp_path, ("kim_1_2_ex01_sigmoid.py", CODE))
    collected(tmp_path, zip_file)
    before = (tmp_path / "out/kim_1/ex01_sigmoid.py").stat().st_mtime_ns
    capsys.readouterr()

    collected(tmp_path, zip_file)

    assert (tmp_path / "out/kim_1/ex01_sigmoid.py").stat().st_mtime_ns == before
    assert "0 files written, 1 were there already" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "../ex01_sigmoid.py",
        "kim_1_2_x/../../../ex01_sigmoid.py",
        "/etc/ex01_sigmoid.py",
        "C:/ex01_sigmoid.py",
        "..\\ex01_sigmoid.py",
        "a/..\\..\\ex01_sigmoid.py",
    ],
)
def test_a_path_out_of_the_folder_refuses_the_archive(tmp_path, name):
    # ZipInfo as it is: writestr would mend the separators.
    entry = zipfile.ZipInfo("x")
    entry.filename = name

    assert refused(tmp_path, packed(tmp_path, (entry, CODE))) == "{name} leads out of the folder"
    assert not (tmp_path / "ex01_sigmoid.py").exists()


def test_a_path_out_of_a_students_archive_leaves_that_one_out(tmp_path, capsys):
    found = collected(
        tmp_path,
        packed(
            tmp_path,
            ("kim_1_2_work.zip", zipped(("../../ex01_sigmoid.py", CODE))),
            ("lee_2_3_ex01_sigmoid.py", CODE),
        ),
    )

    assert found == {"lee_2/ex01_sigmoid.py": CODE}
    assert "left out: kim_1, work.zip: ../../ex01_sigmoid.py leads out" in capsys.readouterr().out


def test_a_link_is_not_followed(tmp_path, capsys):
    link = zipfile.ZipInfo("kim_1_2_ex01_sigmoid.py")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    found = collected(
        tmp_path, packed(tmp_path, (link, b"/etc/passwd"), ("lee_2_3_ex01_sigmoid.py", CODE))
    )

    assert found == {"lee_2/ex01_sigmoid.py": CODE}
    assert "it is a link" in capsys.readouterr().out


def test_a_bomb_is_read_up_to_its_bound(tmp_path, capsys):
    bomb = b"\0" * (archive.MAX_NOTEBOOK_BYTES + 1)

    found = collected(
        tmp_path,
        packed(tmp_path, ("kim_1_2_ex01_sigmoid.py", bomb), ("lee_2_3_ex01_sigmoid.py", CODE)),
    )

    assert found == {"lee_2/ex01_sigmoid.py": CODE}
    assert "it is larger than 8 MB" in capsys.readouterr().out


def test_many_files_that_are_too_much_together_refuse_the_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 2 * len(CODE))
    entries = [(f"kim_{n}_2_ex01_sigmoid.py", CODE) for n in range(3)]

    with pytest.raises(UsageError):
        command.collect(Context("en"), packed(tmp_path, *entries), str(tmp_path / "out"))


def test_a_size_that_lies_is_no_way_past_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_STUDENT_BYTES", 10)
    work = zipped(("ex01_sigmoid.py", b"123456"), ("ex02_xor_forward.py", b"123456"))

    found = collected(tmp_path, packed(tmp_path, ("kim_1_2_work.zip", work)))

    assert found == {"kim_1/ex01_sigmoid.py": b"123456"}


@pytest.mark.long
def test_what_is_unpacked_and_thrown_away_counts_as_well(tmp_path, monkeypatch, capsys):
    """A small archive can hold a thousand files of which every one costs as much as it may."""
    unpacked = []
    read = archive.read_entry

    def counted(*given):
        found = read(*given)
        unpacked.append(len(found) if isinstance(found, bytes) else given[-1])
        return found

    monkeypatch.setattr(archive, "read_entry", counted)
    bomb = b"\0" * (archive.MAX_NOTEBOOK_BYTES + 1)
    work = zipped(*((f"{n}/ex01_sigmoid.py", bomb) for n in range(300)))
    assert len(work) < 3_000_000

    packs = [(f"kim_1_{n}_work.zip", work) for n in (2, 3)]
    found = collected(tmp_path, packed(tmp_path, *packs, ("lee_2_3_ex01_sigmoid.py", CODE)))

    assert found == {"lee_2/ex01_sigmoid.py": CODE}
    assert sum(unpacked) < archive.MAX_STUDENT_BYTES + 2 * len(work) + 2**20
    assert "larger than 64 MB together" in capsys.readouterr().out


def test_an_archive_of_countless_entries_is_not_read_at_all(tmp_path, capsys):
    work = zipped(*((str(n), b"") for n in range(archive.MAX_NESTED_ENTRIES + 1)))

    found = collected(
        tmp_path,
        packed(tmp_path, ("kim_1_2_work.zip", work), ("lee_2_3_ex01_sigmoid.py", CODE)),
    )

    assert found == {"lee_2/ex01_sigmoid.py": CODE}
    assert "it has more than 2000 entries" in capsys.readouterr().out


def test_an_encrypted_or_damaged_entry_is_left_out(tmp_path, capsys):
    path = Path(
        packed(tmp_path, ("kim_1_2_ex01_sigmoid.py", CODE * 50), ("lee_2_3_ex01_sigmoid.py", CODE))
    )
    data = bytearray(path.read_bytes())
    start = data.index(b"ex01_sigmoid.py") + len("ex01_sigmoid.py")
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)

    assert collected(tmp_path, str(path)) == {"lee_2/ex01_sigmoid.py": CODE}
    assert "it is damaged" in capsys.readouterr().out


def test_what_is_no_archive_is_said_so(tmp_path):
    path = tmp_path / "download.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")

    assert refused(tmp_path, str(path)) == "it is no ZIP archive that can be read"


def test_an_archive_of_something_else_is_said_so(tmp_path):
    assert "there is no exercise file" in refused(
        tmp_path, packed(tmp_path, ("notes/readme.txt", b"hello"))
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_names_whose_encoding_the_archive_does_not_say(tmp_path, encoding):
    raw = "홍길동_1_2_ex01_sigmoid.py".encode(encoding)
    placeholder = b"x" * len(raw)
    path = Path(packed(tmp_path, (placeholder.decode(), CODE)))
    path.write_bytes(path.read_bytes().replace(placeholder, raw))

    assert collected(tmp_path, str(path)) == {"홍길동_1/ex01_sigmoid.py": CODE}


@pytest.mark.parametrize("name", ["con", "NUL.txt", "..", "a/b", "a:b", "x\0y", "가" * 200, " . "])
def test_a_folders_name_fits_every_system(name):
    made = archive.folder_name(name)

    assert made and made not in (".", "..") and len(made.encode()) <= 150
    assert not set(made) & set('<>:"/\\|?*\0')
    assert made.partition(".")[0].upper() not in ("CON", "NUL")


def graded(student: str, score: float | None, most: float = 100.0) -> dict:
    """Return a result as far as a sheet needs it."""
    return {"student": student, "score": score, "max": most, "exercises": []}


def sheet(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path.write_text(text, encoding=encoding, newline="")
    return path


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,XOR to MNIST (4711),Current Score\r\n"
    "    Points Possible,,,,,50,(read only)\r\n"
    '"Doe, Jane",12345,u1,jdoe,A,,\r\n'
    '"Kim, Minsu",777,u2,kim,A,3,\r\n'
    '"Lee, Ann",778,u3,lee,A,,\r\n'
    '"Lee, Ann",779,u4,lee2,B,,\r\n'
)


def test_canvas_by_id_login_and_name(tmp_path):
    path = sheet(tmp_path / "c.csv", CANVAS)

    filled = fill_canvas(
        path,
        [graded("doejane_12345", 41), graded("kim", 100), graded("annlee", 7), graded("x", 1)],
    )

    rows = table(filled.text)
    assert [row[5] for row in rows[1:]] == ["50", "20.5", "50", "", ""]
    assert [row[:5] for row in rows] == [row[:5] for row in table(CANVAS)]
    assert filled.matched == 2
    assert filled.without_row == ["x"]
    assert filled.ambiguous == ["annlee"]
    assert filled.without_result == ["Lee, Ann", "Lee, Ann"]


def test_two_results_for_one_row_fill_it_once_and_are_listed(tmp_path):
    filled = fill_canvas(
        sheet(tmp_path / "c.csv", CANVAS), [graded("doejane_12345", 10), graded("jdoe", 90)]
    )

    assert table(filled.text)[2][5] == "5"
    assert filled.ambiguous == ["jdoe"]


def test_who_is_ungraded_keeps_the_field_as_it_was(tmp_path):
    filled = fill_canvas(sheet(tmp_path / "c.csv", CANVAS), [graded("kim", None)])

    assert table(filled.text)[3][5] == "3"
    assert filled.ungraded == ["kim"]


def test_two_assignments_need_the_column_named(tmp_path):
    path = sheet(tmp_path / "c.csv", CANVAS.replace("Current Score", "Essay (12)"))

    with pytest.raises(BadSheet):
        fill_canvas(path, [graded("kim", 1)])
    assert fill_canvas(path, [graded("kim", 1)], "XOR to MNIST").column == "XOR to MNIST (4711)"
    with pytest.raises(BadSheet):
        fill_canvas(path, [graded("kim", 1)], "Section")


MOODLE = {
    "en": "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Feedback comments\n"
    "Participant 1234567,홍 길동,h@x.kr,Submitted,,20.00,\n"
    "Participant 9,Jane Doe,jane@x.org,Submitted,5,20.00,\n",
    "ko": "식별자,성명,이메일 주소,상태,성적,최대 성적,피드백\n"
    "참여자1234567,홍 길동,h@x.kr,제출됨,,20.00,\n"
    "참여자9,Jane Doe,jane@x.org,제출됨,5,20.00,\n",
}


@pytest.mark.parametrize(("lang", "encoding"), [("en", "utf-8"), ("ko", "utf-8"), ("ko", "cp949")])
def test_moodle_by_participant_name_and_address(tmp_path, lang, encoding):
    path = sheet(tmp_path / "m.csv", MOODLE[lang], encoding)

    filled = fill_moodle(path, [graded("홍 길동_1234567", 50), graded("jane@x.org", 100)])

    assert [row[4] for row in table(filled.text)[1:]] == ["10", "20"]
    assert (filled.without_row, filled.without_result) == ([], [])


def test_what_is_no_sheet_is_said_so(tmp_path):
    with pytest.raises(BadSheet):
        fill_moodle(sheet(tmp_path / "m.csv", "hello\n"), [])
    with pytest.raises(BadSheet):
        fill_canvas(sheet(tmp_path / "m.csv", MOODLE["en"]), [])
