"""`site`: the course as a static folder, which runs in a browser tab."""

import argparse
from collections.abc import Callable
from pathlib import Path

from autograder.basics.files import write_folder_atomically
from autograder.commands.common import Context, UsageError, exercises_named, not_written
from autograder.commands.release_students import bundle_contents
from autograder.site.build import SiteRequest, site_files
from autograder.site.pyodide import ADDRESS, Unfit, pyodide_files


def add_arguments(parser: argparse.ArgumentParser, t: Callable[[str], str]) -> None:
    """Declare the arguments of `site`; `t` translates their help."""
    parser.add_argument("directory", metavar="DIR", help=t("a new folder"))
    parser.add_argument(
        "--pyodide",
        default=ADDRESS,
        metavar="FOLDER",
        help=t("a folder that holds Pyodide, or the address of one; by default its public place"),
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="EX", help=t("only these exercises")
    )


def site(context: Context, directory: str, pyodide: str, only: list[str]) -> int:
    """Write the site into a new folder; 0. If it raises UsageError, nothing was written."""
    folder = Path(directory)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("{directory} is there already; name a new folder", directory=directory)
    exercises = exercises_named(only)
    try:
        runtime = pyodide_files(pyodide)
    except Unfit as error:
        raise UsageError(
            "Pyodide cannot be used: {file}: {why}", file=error.file, why=error.why
        ) from None
    # TensorFlow does not run in a browser, so those exercises have only their lesson and questions.
    checked = [exercise for exercise in exercises if exercise.library is None]
    bundle = bundle_contents(context, checked, []).files if checked else {}
    files = site_files(SiteRequest(exercises, bundle, runtime, context.lang))
    try:
        write_folder_atomically(folder, files)
    except OSError as error:
        raise not_written(error, directory) from None
    context.print(
        "the course is in {directory}: {count} files, {size} MB",
        directory=directory,
        count=len(files),
        size=f"{sum(map(len, files.values())) / 1e6:.1f}",
    )
    context.print("look at it: python -m http.server --directory {directory}", directory=directory)
    return 0
