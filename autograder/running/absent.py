"""Runs a file that imports a package which is not installed here, as far as it does not use that package.

The file runs statement by statement. Where a statement imports a package that is missing, a module that
stands for it takes its place; what is made with it stands for it too, and using that raises `PackageMissing`.
So a function fails only where it really uses the package, and only when it is called.
"""

import __future__

import ast
import functools
import importlib.abc
import importlib.machinery
import operator
import re
import sys
import types
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NoReturn

from autograder.running.packages import DISTRIBUTIONS

CELL = "<cell>"
"""The file name in tracebacks for a cell of a notebook that defines nothing."""

used: list[str] = []
"""The missing packages that were used since the list was last cleared."""


class PackageMissing(ModuleNotFoundError):
    """The code used something of a package that is not installed here; `name` is the package."""


def distribution_of(package: str) -> str | None:
    """Return what pip installs for a package; None for a part of Python itself.

    Raises KeyError for a name that no package is known by.
    """
    if package in DISTRIBUTIONS:
        return DISTRIBUTIONS[package]
    if package in sys.stdlib_module_names:
        return None
    raise KeyError(package)


def missing_package(module: str | None) -> str | None:
    """Return the package of a module, where it is a known one that is not installed; else None."""
    parts = (module or "").split(".")
    for count in (1, 2):
        package = ".".join(parts[:count])
        if package in DISTRIBUTIONS or package in sys.stdlib_module_names:
            return None if installed(package) else package
    return None


@cache
def installed(package: str) -> bool:
    """Return whether a package, or a part of one, is installed, without importing it."""
    if package in sys.modules or package in sys.builtin_module_names:
        return True
    # PathFinder imports nothing, and ignores finders that other packages have added to sys.meta_path.
    parent, dot, _ = package.rpartition(".")
    place = None
    if dot:
        spec = importlib.machinery.PathFinder.find_spec(parent)
        place = spec.submodule_search_locations if spec is not None else []
    return importlib.machinery.PathFinder.find_spec(package, place) is not None


def packages_missing_in(text: str) -> set[str]:
    """Return the missing packages that a text may import. The text is not parsed, so some may be mere words."""
    words = set(re.findall(r"(?:import|from)[^\n]*", text))
    names = {name for line in words for name in re.findall(r"\w+(?:\.\w+)?", line)}
    return {package for name in names if (package := missing_package(name))}


class Absent:
    """Stands for something of a missing package: its parts can be named, and using one raises."""

    def __init__(self, package: str) -> None:
        object.__setattr__(self, "_package", package)

    def __getattr__(self, name: str) -> "Absent":
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Absent(package_of(self))

    def __instancecheck__(self, instance: object) -> bool:
        return False  # no object is an instance of a type that does not exist here

    def __subclasscheck__(self, subclass: type) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return self is other if isinstance(other, type | Absent) else _use(self)

    __hash__ = object.__hash__


def _use(absent: Absent, *_: object, **__: object) -> NoReturn:
    package = package_of(absent)
    used.append(package)
    raise PackageMissing(f"No module named {package!r}", name=package)


def package_of(absent: Absent) -> str:
    """Return the package that something stands for."""
    package: str = object.__getattribute__(absent, "_package")
    return package


_BINARY = (
    "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift",
    "and", "or", "xor",
)  # fmt: skip
_USES = (
    "call", "getitem", "setitem", "delitem", "iter", "next", "len", "contains", "bool", "enter", "exit",
    "aenter", "aexit", "await", "array", "array_ufunc", "array_function", "mro_entries", "setattr",
    "delattr", "lt", "le", "gt", "ge", "neg", "pos", "abs", "invert", "int", "float", "complex", "index",
    "round", "trunc", *(kind + name for kind in ("", "r", "i") for name in _BINARY),
)  # fmt: skip
for _name in _USES:
    setattr(Absent, f"__{_name}__", _use)


class _Module(types.ModuleType):
    """Stands for a module of a package that is missing."""

    __all__: list[str] = []  # noqa: RUF012
    __path__: list[str] = []  # noqa: RUF012

    def __getattr__(self, name: str) -> Absent:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Absent(missing_package(self.__name__) or self.__name__)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last finder: notes the missing packages that the file imports, and supplies modules for those in `replaced`."""

    def __init__(self, path: str) -> None:
        self.files = path, CELL
        self.missing: list[str] = []
        self.replaced: set[str] = set()

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return what stands for a module of a missing package; None for any other."""
        package = missing_package(name)
        if package in self.replaced:
            return importlib.machinery.ModuleSpec(name, self)
        # A library may try an optional import; that does not make the file need the package.
        if package is not None and _importer() in self.files:
            self.missing.append(package)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """Return the module that stands for a missing one."""
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Leave the module empty."""


def _importer() -> str:
    """Return the file that holds the import statement now being executed."""
    frame = sys._getframe(2)
    while frame.f_back is not None and "importlib" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame.f_code.co_filename


class TolerantRun:
    """Runs the text of a file in a namespace, and goes on after statements that need missing packages.

    `lost` maps each name that the file could not import to its package; "*" stands for all names of a star import.
    """

    def __init__(self, path: str, namespace: dict[str, Any], flags: int) -> None:
        self.path = path
        self.namespace = namespace
        self.flags = flags & _FUTURE
        self.lost: dict[str, str] = {}
        self._finder = _Finder(path)

    def __call__(self, text: str) -> None:
        """Run the text. Raises what the file raises for any reason other than a missing package."""
        sys.meta_path.append(self._finder)
        try:
            for statement in ast.parse(text).body:
                cell = _cell_of(statement)
                if cell is None:
                    self._run(statement, self.path)
                else:
                    self._run_cell(cell)
        finally:
            sys.meta_path.remove(self._finder)

    def _run_cell(self, cell: str) -> None:
        """Run a notebook cell that defines nothing; an error in it ends this cell alone."""
        try:
            for statement in ast.parse(cell).body:
                self._run(statement, CELL)
        except BaseException:
            used.clear()

    def _run(self, statement: ast.stmt, path: str) -> None:
        """Run a statement; where a package is missing, run it again with a stand-in for the package."""
        missing = self._finder.missing
        missing.clear()
        error = self._failed(statement, path)
        if error is not None and missing:
            error = self._failed(statement, path, replaced=missing)
        if error is not None and used and isinstance(statement, ast.FunctionDef):
            # The annotations may need the missing package, and nothing here reads them.
            error = self._failed(_without_annotations(statement), path)
        if error is not None:
            if not used:
                raise error
            for name in names_made_by(statement):
                self.namespace[name] = Absent(used[0])
        self._note_imports(statement)
        used.clear()

    def _failed(
        self, statement: ast.stmt, path: str, replaced: Collection[str] = ()
    ) -> BaseException | None:
        """Run a statement with stand-ins for the packages in `replaced`; return what it raised."""
        used.clear()
        self._finder.replaced = set(replaced)
        module = ast.Module([statement], [])
        try:
            code = compile(module, path, "exec", self.flags, dont_inherit=True)
            exec(code, self.namespace)
        except BaseException as error:
            return error
        finally:
            self._finder.replaced = set()
            # The stand-ins are for this statement alone: imports elsewhere in the file have to fail as usual.
            for name in [name for name, one in sys.modules.items() if isinstance(one, _Module)]:
                del sys.modules[name]
        return None

    def _note_imports(self, statement: ast.stmt) -> None:
        """Note the names of a failed import, where the file itself caught the failure."""
        for node in _outside_functions(statement):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            for alias in node.names:
                module = alias.name if isinstance(node, ast.Import) else node.module
                package = missing_package(module)
                name = alias.asname or alias.name.partition(".")[0]
                if package is not None and name not in self.namespace:
                    self.lost[name] = package


_FUTURE = functools.reduce(
    operator.or_, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
)


def _cell_of(statement: ast.stmt) -> str | None:
    """Return the text of a cell that `grading.notebook` put into one line; None for any other statement."""
    match statement:
        case ast.Try(
            body=[ast.Expr(ast.Call(ast.Name("exec"), [ast.Call(ast.Name("compile"), args)]))]
        ):
            match args:
                case [ast.Constant(str(text)), ast.Constant("<cell>"), ast.Constant("exec")]:
                    return text
    return None


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _outside_functions(statement: ast.AST) -> Iterator[ast.AST]:
    """Yield a statement and the nodes in it, except inside functions and classes, which have a scope of their own."""
    ahead = [statement]
    while ahead:
        node = ahead.pop()
        yield node
        if not isinstance(node, _SCOPES + _COMPREHENSIONS):
            ahead += ast.iter_child_nodes(node)


def names_made_by(statement: ast.stmt) -> Collection[str]:
    """Return the names that a statement assigns at the top level of its file."""
    names = set()
    for node in _outside_functions(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.alias) and node.name != "*":
            names.add(node.asname or node.name.partition(".")[0])
    return names


def _without_annotations(function: ast.FunctionDef) -> ast.FunctionDef:
    """Return a function definition without its annotations."""
    function.returns = None
    for node in ast.walk(function.args):
        if isinstance(node, ast.arg):
            node.annotation = None
    return function
