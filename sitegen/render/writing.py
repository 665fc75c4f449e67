"""How templates are compiled: Jinja's own way, but for the few things that pages do a hundred times each.

An expression is shown by one call, which makes its characters safe and escapes them, and remembers what it said: headlines, names and
addresses stand on many pages. Jinja's way, a finalizer and an object of type Markup for each, takes four times as long. `link(address)`
is called directly, not through Jinja's search for functions that want to know their context, `t(…)` likewise, and where it says the same
everywhere its words stand in the compiled template. Macros that know nothing of a page but its links are made once for each folder. And a
template is asked for by its name alone: nothing is read again while an environment lives. Templates see no difference.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template, meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from sitegen.text import visible

FOLDER = "_folder"
"""Name under which a page is given the links that all pages of its folder write alike."""
_FOLDERS = 64
"""Macros of so many folders are remembered: pages are made folder by folder."""
_KNOWN = 1 << 15
"""Texts whose escaped form is remembered."""


def finalize(value: object) -> object:
    """Let no character reach a page that it cannot hold; Markup is made in this room and has been through here."""
    return visible(value) if type(value) is str else value


def show(value: object) -> str:
    """Return what a page shows of a value."""
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)


@lru_cache(maxsize=_KNOWN)
def _escaped(text: str) -> str:
    return str.__str__(escape(visible(text)))


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.show(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if not node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
            return
        self.write(f"environment.macros({node.template.value!r}, context, {self.dump_local_context(frame)})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        plain = len(node.args) == 1 and not (node.dyn_args or node.dyn_kwargs or forward_caller)
        called = node.node.name if plain and isinstance(node.node, nodes.Name) else ""
        if called == "t":
            self.write("environment.say(")
            self.visit(node.args[0], frame)
            for value in node.kwargs:
                self.write(f", {value.key}=")
                self.visit(value.value, frame)
            self.write(")")
        elif called == "link" and not node.kwargs:
            self.visit(node.node, frame)
            self.write("(")
            self.visit(node.args[0], frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)


class _Saying(NodeTransformer):
    """Puts the words that are the same on every page into the template, as if they had been written there."""

    def __init__(self, say: Callable[..., Markup]) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's
        said = node.args[0] if len(node.args) == 1 else None
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and isinstance(node.node, nodes.Name) and node.node.name == "t"
        if plain and isinstance(said, nodes.Const):
            return nodes.MarkSafe(nodes.Const(str(self._say(said.value)))).set_lineno(node.lineno)
        return self.generic_visit(node)


class Writing(Environment):
    """Jinja's environment, with the short cuts."""

    code_generator_class = _Generator
    show = staticmethod(show)

    def __init__(self, say: Callable[..., Markup], **options: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(**options)
        self.say = self.globals["t"] = say
        self._found: dict[str, Template] = {}
        self._shared: dict[str, bool] = {}
        self._macros: dict[tuple[str, object], TemplateModule] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows, as one mapping: Jinja's chain of two is walked through for every page."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        made: nodes.Template = _Saying(self.say).visit(super()._parse(source, name, filename))
        return made

    def macros(self, name: str, context: Context, local: Mapping[str, Any]) -> TemplateModule:
        """Return what a template is given that imports another one `with context`.

        Macros that want to know nothing but how to write a link are the same for all pages of a folder, whose links are alike.
        """
        folder = context.get(FOLDER)
        if folder is None or not self._is_shared(name):
            return self.get_template(name).make_module(context.get_all(), shared=True, locals=local)
        found = self._macros.get((name, folder))
        if found is None:
            if len(self._macros) >= _FOLDERS:
                self._macros.clear()
            found = self.get_template(name).make_module({"link": folder, FOLDER: folder})
            self._macros[name, folder] = found
        return found

    def _is_shared(self, name: str) -> bool:
        known = self._shared.get(name)
        if known is None:
            assert self.loader is not None
            tree = self.parse(self.loader.get_source(self, name)[0])
            wanted = meta.find_undeclared_variables(tree) - {*self.globals, "link"}
            inner = [other for other in meta.find_referenced_templates(tree) if other != name]
            known = self._shared[name] = not wanted and all(other is not None and self._is_shared(other) for other in inner)
        return known

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return the template of this name; every page asks for its base and its parts."""
        if type(name) is not str or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent)
        return found
