"""Builds the question bank into the packages: whoever installs one reads it without YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BankHook(BuildHookInterface):
    """Adds `quizzes/bank.json`, which git does not hold."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bank: into the checkout for an editable installation, else beside it."""
        sys.path.insert(0, self.root)
        from quizzes.build import write

        if version == "editable":
            write(Path(self.root, "quizzes", "bank.json"))
            return
        self.folder = tempfile.TemporaryDirectory()
        built = Path(self.folder.name, "bank.json")
        write(built)
        build_data["force_include"][str(built)] = "quizzes/bank.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Drop what only the build needed."""
        if version != "editable":
            self.folder.cleanup()
