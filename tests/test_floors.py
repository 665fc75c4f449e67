"""The walls of the house, held against the source itself: who may import whom, and who may touch the disk and the network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent
FLOORS = (
    {"errors", "text", "shared"},
    {"model", "edtf", "toml", "data", "english"},
    {"markdown", "config", "extending", "moves", "urls", "memo", "collector", "heap", "pagebook", "shelf", "copies"},
    {"crew", "cite"},
    {
        "read",
        "clean",
        "infer",
        "annotate",
        "chronology",
        "curate",
        "resolve",
        "reuse",
        "tag",
        "relate",
        "thread",
        "associate",
        "check",
        "checksums",
        "export",
        "render",
        "search",
    },
    {"pipeline"},
    {"glimpse"},
    {"console", "explain", "new", "output", "profiling", "remember", "report", "unchanged", "watch"},
    {"workshop"},
    {"serve", "publish"},
    {"cli"},
    {"__main__"},
)
"""From the ground up. A room imports from the floors below it and from itself, never from its own floor or one above."""
STAGES = FLOORS[4]
DISK_ROOMS = {
    "config",
    "data",
    "read",
    "render.theme",
    "render.make_map",
    "output",
    "memo",
    "pagebook",
    "shelf",
    "crew",
    "unchanged",
    "profiling",
    "workshop",
    "remember",
    "watch",
    "serve",
    "publish",
    "new",
    "console",
    "cli",
    "export.database",
    "annotate.lexicons.make",
    "annotate.lexicons.make_sexes",
}
"""The modules that may touch the disk or the network; a room's name stands for all of its modules.

Lexicons are made by hand; the console opens nothing but the null device, and the database is made among the temporary files.
"""
DISK_MODULES = {
    "asyncio", "ftplib", "glob", "http", "io", "mmap", "os", "pathlib", "requests", "select", "shutil", "smtplib", "socket", "sqlite3",
    "ssl", "subprocess", "tempfile", "urllib.request",
}  # fmt: skip
DISK_METHODS = {
    "exists", "glob", "hardlink_to", "is_dir", "is_file", "iterdir", "lstat", "mkdir", "open", "read_bytes", "read_text", "rename",
    "rglob", "rmdir", "stat", "symlink_to", "touch", "unlink", "write_bytes", "write_text",
}  # fmt: skip
PACKAGE_DATA = {"files", "joinpath", "is_file", "is_dir", "iterdir", "open", "read_bytes", "read_text"}
"""What a module that imports importlib.resources may do to its own room's data."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {name_of(path): ast.parse(path.read_bytes(), str(path)) for path in sorted(PACKAGE.rglob("*.py"))}
EVERY_MODULE = pytest.mark.parametrize("module", MODULES)


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield every imported name with its dots; relative imports are refused by the linter."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    return name.partition(".")[0]


def floor(name: str) -> int:
    found = [number for number, rooms in enumerate(FLOORS) if room(name) in rooms]
    assert found, f"{name} stands on no floor: say in tests/test_floors.py on which"
    return found[0]


def rooms_used(module: str) -> set[str]:
    inside = {name.removeprefix("sitegen.") for name in imports(MODULES[module]) if name.startswith("sitegen.")}
    return {room(name) for name in inside} - {room(module), "__version__"}


@EVERY_MODULE
def test_imports_point_down(module: str) -> None:
    if module == "__init__":
        assert not rooms_used(module)
        return
    assert {other for other in rooms_used(module) if floor(other) >= floor(module)} == set()


def test_stages_never_import_each_other() -> None:
    assert {module: rooms_used(module) & STAGES for module in MODULES if room(module) in STAGES and rooms_used(module) & STAGES} == {}


def test_only_the_pipeline_knows_all_stages() -> None:
    """And glimpse those that look at one article at a time."""
    assert rooms_used("pipeline") >= STAGES
    knowing = {module for module in MODULES if len(rooms_used(module) & STAGES) > 2}
    assert knowing == {"pipeline", "glimpse"}


@EVERY_MODULE
def test_nothing_is_imported_inside_a_function(module: str) -> None:
    functions = [node for node in ast.walk(MODULES[module]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)]
    hidden = [inner.lineno for function in functions for inner in ast.walk(function) if isinstance(inner, ast.Import | ast.ImportFrom)]
    assert hidden == []


@EVERY_MODULE
def test_disk_and_network_stay_in_few_rooms(module: str) -> None:
    if module in DISK_ROOMS or room(module) in DISK_ROOMS:
        return
    tree = MODULES[module]
    names = set(imports(tree))
    touched = {name for name in names for disk in DISK_MODULES if name == disk or name.startswith(f"{disk}.")}
    own_data = any(name.startswith("importlib.resources") for name in names)
    banned = DISK_METHODS - PACKAGE_DATA if own_data else DISK_METHODS
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"open", "__import__", "eval", "exec", "compile"}
        ):
            touched.add(f"{node.func.id}() in line {node.lineno}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in banned:
            touched.add(f".{node.func.attr}() in line {node.lineno}")
    assert touched - {"pathlib.Path"} == set()  # a Path may be handed on


@EVERY_MODULE
def test_nothing_that_is_told_is_swallowed(module: str) -> None:
    """`except Exception` and bare `except` hide mistakes; the one handler for users is cli's, of SitegenError."""
    handlers = [node for node in ast.walk(MODULES[module]) if isinstance(node, ast.ExceptHandler)]
    broad = [
        node.lineno for node in handlers if node.type is None or (isinstance(node.type, ast.Name) and node.type.id.endswith("Exception"))
    ]
    assert broad == []


@EVERY_MODULE
def test_a_module_opens_with_why_it_is_so_and_stays_readable(module: str) -> None:
    tree = MODULES[module]
    assert ast.get_docstring(tree), f"{module} does not say why it is there"
    last = max((node.end_lineno or 0 for node in tree.body), default=0)
    assert last < 400, f"{module} has {last} lines: it has more than one reason to change"


def test_sitegen_asks_no_clock_and_no_chance() -> None:
    """Same input, same bytes; watching and serving live in time."""
    banned = ("random", "secrets", "locale")
    chance = (".now", ".today", ".utcnow", ".localtime", "time.time", "uuid1", "uuid4", "urandom")
    for module, tree in MODULES.items():
        if room(module) not in {"watch", "console", "cli"}:
            assert not [name for name in imports(tree) if name.split(".")[0] in banned], module
            calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
            assert not [call for call in calls if call.endswith(chance)], module
