"""Packs pages for upload to a platform, under the file names of its own download."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from autograder.basics.files import open_atomically
from autograder.grading.archive import CANVAS, folder_name, open_archive, owner, real_name

PAGE = "feedback.html"
# A fixed time in every archive, so that the same pages give the same bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)


def moodle_name(student: str) -> str | None:
    """Return the name by which Moodle's "Upload multiple feedback files in a zip" recognises a student's file.

    It reads the number of the participant between the first two underscores, and the plug-in behind it; None
    for a folder that did not come from Moodle's download.
    """
    name, _, participant = student.rpartition("_")
    if not participant.isdecimal() or not name:
        return None
    return f"{name.replace('_', ' ')}_{participant}_assignsubmission_file_{PAGE}"


def canvas_names(download: Path) -> dict[str, str]:
    """Return, by student, the name by which Canvas's "Upload Submissions" recognises a file.

    Canvas finds the student and the submission by two numbers in the name of each downloaded file, so the
    download is needed. Raises BadArchive, OSError.
    """
    names: dict[str, str] = {}
    with download.open("rb") as file, open_archive(file) as archive:
        for entry in archive.infolist():
            name = PurePosixPath(real_name(entry).replace("\\", "/")).name
            match = CANVAS.match(name)
            student = owner(real_name(entry))[0]
            if match is not None and student is not None and student not in names:
                head = name[: match.start("rest")]
                names[student] = f"{head}{PAGE}"
    return names


def write_archive(path: Path, pages: Iterator[tuple[str, str]]) -> None:
    """Write an archive of (name, page) atomically. Raises OSError."""
    with (
        open_atomically(path, "wb", None) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, page in pages:
            archive.writestr(
                zipfile.ZipInfo(name, _WHEN), page.encode("utf-8"), zipfile.ZIP_DEFLATED
            )


def page_path(out: Path, student: str) -> Path:
    """Return the path of a student's page among the plain folders.

    A name that some system cannot use as a folder is changed and marked, so that no two students share one.
    """
    name = folder_name(student)
    if name != student:
        name += "~" + hashlib.sha256(student.encode("utf-8", "replace")).hexdigest()[:12]
    return out / name / PAGE


def pages_in(out: Path, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name in the archive, page) for students whose pages are written; `names` by student."""
    for student, name in names.items():
        path = page_path(out, student)
        if path.is_file():
            yield re.sub(r"[\r\n]", " ", name), path.read_text(encoding="utf-8")
