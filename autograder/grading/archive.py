"""Reads a platform's download of submissions, without trusting a name or a size in it.

No path in an archive is used for writing. Only files that are named like an exercise are read, up to a bound, and
they are written under names that we choose.
"""

import io
import re
import stat
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from autograder.grading.names import named, split
from autograder.grading.notebook import MAX_NOTEBOOK_BYTES
from autograder.grading.store import shortened
from autograder.language.finding import Sentence, say

LONGEST_FOLDER = 150
MAX_ENTRIES = 400_000
MAX_NESTED_BYTES = 64 * 2**20
MAX_NESTED_ENTRIES = 2_000
# The bounds in bytes for all files of one archive, and for those of an archive that a student packed.
MAX_TOTAL_BYTES = 8 * 2**30
MAX_STUDENT_BYTES = 64 * 2**20

# Moodle: "Full Name_1234567_assignsubmission_file_/ex01.py", or all of it in the file's name.
_MOODLE = re.compile(r"^(?P<name>.+?)_(?P<id>\d+)_assignsubmission_file_?(?P<rest>.*)$")
# Canvas: "doejane_LATE_12345_67890_ex01_sigmoid-1.py": user, late or not, user id, file id.
CANVAS = re.compile(r"^(?P<name>[^_]+)_(?P<late>LATE_)?(?P<id>\d+)_\d+_(?P<rest>.+)$")


class BadArchive(Exception):
    """The archive cannot be used; `sentence` says what is wrong with it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


@dataclass(frozen=True)
class Handed:
    """One file of one student: the folder's name, the exercise file's name, its bytes.

    `copy` is the number that a platform gives to later copies; `late` is whether the platform marks it as late. If
    `why` is not empty, the file was left out, and `name` is its name in the archive.
    """

    student: str
    name: str
    data: bytes = b""
    copy: int = 0
    why: Sentence | None = None
    late: bool = False


def exercise_file(name: str) -> tuple[str, int] | None:
    """Return the name under which a file of an exercise is stored, and the number of its copy; None for other files.

    A later copy on the platform gets the name of the file itself. A file with another name keeps it;
    `submission.lay_out` decides which exercise it is.
    """
    kind = split(name)[1]
    meant = named(name)
    if meant is not None and meant.copy is not None:
        return f"{meant.exercise}{kind}", meant.copy
    return (folder_name(name), 0) if kind else None


def folder_name(text: str) -> str:
    """Return a student's name as the name of a folder, on every system."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]', "_", text).strip(" .")
    text = shortened(text.encode("utf-8", "replace").decode("utf-8"), LONGEST_FOLDER)
    # Names of devices on Windows, and those of hidden folders, which are skipped as no student's.
    if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", text) or text.startswith(
        "__MACOSX"
    ):
        text = f"_{text}"
    return text or "_"


def open_archive(file: io.BufferedIOBase) -> zipfile.ZipFile:
    """Open a ZIP file. Raises BadArchive for anything else, and for paths out of the folder."""
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise BadArchive(say("it is no ZIP archive that can be read")) from None
    if len(entries) > MAX_ENTRIES:
        raise BadArchive(say("it has more than {most} entries", most=MAX_ENTRIES))
    for entry in entries:
        if _leads_out(entry.filename):
            raise BadArchive(say("{name} leads out of the folder", name=_printed(entry.filename)))
    return archive


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or bool(re.match(r"^[A-Za-z]:", name))


def _printed(name: str) -> str:
    from autograder.running.admit import clean

    return clean(name, 120)


def real_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name. Archives made on macOS and on Korean Windows do not say its encoding."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


class Allowance:
    """How many bytes may still be unpacked for one student; files that are thrown away count too."""

    def __init__(self, size: int) -> None:
        self.bytes_left = size

    def read(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int
    ) -> bytes | Sentence:
        """Return the bytes of an entry, or why it is left out."""
        if self.bytes_left <= 0:
            return say("the student's files are larger than {size} MB together", size=MAX_STUDENT_BYTES // 2**20)  # fmt: skip
        most = min(self.bytes_left, largest)
        data = read_entry(archive, entry, most)
        # A file that cannot be read to its end is counted with the whole bound.
        self.bytes_left -= len(data) if isinstance(data, bytes) else most
        return data


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes | Sentence:
    """Return the bytes of an entry, or why it is left out.

    The size that the archive states is not trusted: reading stops at the bound.
    """
    if stat.S_ISLNK(entry.external_attr >> 16):
        return say("it is a link")
    if entry.flag_bits & 0x1:
        return say("it is encrypted")
    try:
        with archive.open(entry) as file:
            data = file.read(largest + 1)
    except NotImplementedError:
        return say("it is damaged")
    except RuntimeError:  # zipfile raises this for a file with a password
        return say("it is encrypted")
    except Exception:  # the exceptions of the compression libraries have no common class
        return say("it is damaged")
    if len(data) > largest:
        return say("it is larger than {size} MB", size=largest // 2**20)
    return data


def handed_in(archive: zipfile.ZipFile) -> Iterator[Handed]:
    """Yield every exercise file of every student, as the platform packed them.

    Raises BadArchive where all files together are larger than a class can hand in.
    """
    total = 0
    # The allowance of each student, which counts loose files and those in their own archives.
    packed = defaultdict[str, Allowance](lambda: Allowance(MAX_NESTED_BYTES))
    files = defaultdict[str, Allowance](lambda: Allowance(MAX_STUDENT_BYTES))
    for entry in archive.infolist():
        if not entry.filename or entry.is_dir():
            continue
        student, name, late = owner(real_name(entry))
        if student is None or name.startswith("."):
            continue
        for handed in _files(archive, entry, student, name, packed[student], files[student]):
            total += len(handed.data)
            handed = replace(handed, late=late)
            if total > MAX_TOTAL_BYTES:
                raise BadArchive(say("its files take up more than {size} GB", size=MAX_TOTAL_BYTES // 2**30))  # fmt: skip
            yield handed


def owner(path: str) -> tuple[str | None, str, bool]:
    """Return whose file it is, the name that they gave it, and whether it came late.

    In an archive of no known platform, each top folder is taken as one student.
    """
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if "__MACOSX" in parts:
        return None, "", False
    for n, part in enumerate(parts):
        match = _MOODLE.match(part)
        if match is None and n == len(parts) - 1:
            match = CANVAS.match(part)
        if match is not None:
            student = folder_name(f"{shortened(match['name'], LONGEST_FOLDER - 40)}_{match['id']}")
            name = parts[-1] if n < len(parts) - 1 else match["rest"]
            return student, name, bool(match.groupdict().get("late"))
    return folder_name(parts[0]) if len(parts) > 1 else None, parts[-1], False


def _files(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    student: str,
    name: str,
    packed: Allowance,
    files: Allowance,
) -> Iterator[Handed]:
    known = exercise_file(name)
    nested = name.lower().endswith(".zip")
    if known is None and not nested:
        yield Handed(student, name, why=say("it is no exercise file"))
        return
    if nested:
        data = packed.read(archive, entry, MAX_NESTED_BYTES)
    else:
        data = files.read(archive, entry, MAX_NOTEBOOK_BYTES)
    if isinstance(data, Sentence):
        yield Handed(student, name, why=data)
    elif known is not None:
        yield Handed(student, known[0], data, known[1])
    else:
        yield from _nested(data, student, name, files)


def _nested(data: bytes, student: str, name: str, files: Allowance) -> Iterator[Handed]:
    """Yield the exercise files of an archive that a student packed; archives inside it are not opened."""
    # The entries are counted first, since zipfile makes an object for each.
    if data.count(zipfile.stringCentralDir) > MAX_NESTED_ENTRIES:  # type: ignore[attr-defined]
        yield Handed(student, name, why=say("it has more than {most} entries", most=MAX_NESTED_ENTRIES))  # fmt: skip
        return
    try:
        archive = open_archive(io.BytesIO(data))
    except BadArchive as error:
        yield Handed(student, name, why=error.sentence)
        return
    for entry in archive.infolist():
        inner = PurePosixPath(real_name(entry).replace("\\", "/"))
        known = exercise_file(inner.name)
        if known is None or entry.is_dir() or "__MACOSX" in inner.parts:
            continue
        content = files.read(archive, entry, MAX_NOTEBOOK_BYTES)
        if isinstance(content, Sentence):
            yield Handed(student, f"{name}/{inner.name}", why=content)
        else:
            yield Handed(student, known[0], content, known[1])
