"""All that the interface says: the English words that a language's file must have, found in templates and in the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from sitegen import annotate, edtf, search
from sitegen.config import Settings

ROOT = Path(__file__).parents[2]
PROGRAM = ("sitegen/render/**/*.py", "sitegen/edtf.py")
THEMES = ROOT / "themes"
_SAYING = {"plain", "say", "message", "t"}
_COUNTED = "counted"


def of_program() -> set[str]:
    """Return what the program says: plain(…), say(…) and message(…) with words, counted(n, …), and the names of kinds, months and days."""
    found = set()
    for pattern in PROGRAM:
        for path in ROOT.glob(pattern):
            found |= set(_said(ast.parse(path.read_text(encoding="utf-8"))))
    return (
        found
        | set(_kinds())
        | set(search.SAID)
        | {*edtf.MONTHS, *edtf.WEEKDAYS}
        | {_form("article"), _form("copy", "copies"), _form("time")}
    )


def of_templates(theme: str) -> set[str]:
    """Return what a theme's templates say: t(…) with words, and the filter counted."""
    found = set()
    for path in sorted((THEMES / theme / "templates").rglob("*.html")):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args and isinstance(call.args[0], nodes.Const):
                found.add(call.args[0].value)
        for shown in tree.find_all(nodes.Filter):
            words = [word.value for word in shown.args if isinstance(word, nodes.Const)]
            if shown.name == _COUNTED and words and len(words) == len(shown.args):
                found.add(_form(*words))
    return found


def _said(tree: ast.AST) -> Iterator[str]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        words = [word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if name in _SAYING and words:
            yield words[0]
        elif name == _COUNTED and words and len(words) == len(call.args) - 1:
            yield _form(*words)


def _form(one: str, many: str = "") -> str:
    return f"{{count}} {one}|{{count}} {many or f'{one}s'}"


def _kinds() -> Iterator[str]:
    for kind in annotate.kinds(annotate.annotators(Settings(title="").annotators)):
        yield from (kind.label, kind.plural)
