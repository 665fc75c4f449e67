"""How templates are compiled: Jinja's own way, but for the few things that pages do a hundred times each.

An expression is shown by one call, which makes its characters safe and escapes them, and remembers what it said: headlines, names and
addresses stand on many pages. Jinja's way, a finalizer and an object of type Markup for each, takes four times as long. `link(address)`
is called directly, not through Jinja's search for functions that want to know their context, `t(…)` likewise, and where it says the same
everywhere its words stand in the compiled template. Macros that know nothing of a page but its links are made once for each folder, and are
called with their arguments as they stand. What stands between two statements of a template is given as one text. And a template is asked
for by its name alone: nothing is read again while an environment lives. Templates see no difference.

Attributes are looked up as Python does. Where one is missing, Jinja looks further, and knows what to say of it: a page that asks for one is
made again, by templates which ask Jinja for each.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import cached_property, lru_cache
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro, Undefined
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from sitegen.text import visible

FOLDER = "_folder"
"""Name under which a page is given the links that all pages of its folder write alike."""
_FOLDERS = 64
"""Macros of so many folders are remembered: pages are made folder by folder."""
_KNOWN = 1 << 15
"""Texts whose escaped form is remembered."""

Wanted = dict[str, frozenset[str] | None]
"""Template -> what its macros want to know but how to write a link; None where only a page can tell."""


def finalize(value: object) -> object:
    """Let no character reach a page that it cannot hold; Markup is made in this room and has been through here."""
    return visible(value) if type(value) is str else value


def show(value: object) -> str:
    """Return what a page shows of a value."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is Markup:
        return value
    if type(value) is int:
        return str(value)
    return "" if type(value) is Undefined else escape(value)  # that of `{{ words if so }}`


def written(text: str) -> Markup:
    """Return what is escaped already as markup; Markup's own way takes three times as long."""
    return str.__new__(Markup, text)


def call(context: Context, called: Callable[..., object], *arguments: object) -> object:
    """Call what a template calls without naming arguments, where what it shows is escaped."""
    if type(called) is Macro and not (called.caller or called.explicit_caller or called.catch_kwargs or called.catch_varargs):
        left_out = len(called.arguments) - len(arguments)
        if left_out >= 0:
            return written(called._func(*arguments, *(missing,) * left_out))  # noqa: SLF001 - what the macro's own call comes to
    return context.call(called, *arguments)


@lru_cache(maxsize=_KNOWN)
def _escaped(text: str) -> str:
    """Return what `escape` does, without an object for it."""
    safe = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&#34;").replace("'", "&#39;")


class _Generator(CodeGenerator):
    environment: "Writing"

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's
        self.writeline("show, call = environment.show, environment.call")
        super().visit_Template(node, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        self.writeline("yield concat((", node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData) or (isinstance(child, nodes.MarkSafe) and isinstance(child.expr, nodes.Const)):
                self.write(repr(self._output_child_to_const(child, frame, finalize)))
            else:
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - Jinja's
        named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if frame.buffer is not None or node.ignore_missing or not node.with_context or not named:
            super().visit_Include(node, frame)
            return
        self.writeline("included = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        context = f"included.new_context(context.get_all(), True, {self.dump_local_context(frame)})"
        self.writeline(f"yield from included.root_render_func({context})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        if self.environment.asks or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("show(")

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
        counted = not (node.dyn_args or node.dyn_kwargs or forward_caller)
        plain = counted and len(node.args) == 1
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
        elif counted and not node.kwargs and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("call(context, ")
            self.visit(node.node, frame)
            for argument in node.args:
                self.write(", ")
                self.visit(argument, frame)
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
    call = staticmethod(call)

    def __init__(self, say: Callable[..., Markup], *, asks: bool = False, **options: Any) -> None:  # noqa: ANN401 - Jinja's
        """`asks` says that Jinja is asked for each attribute."""
        super().__init__(**options)
        self.asks = asks
        self._options = options
        self.say = self.globals["t"] = say
        self._found: dict[str, Template] = {}
        self._wanted: Wanted = {}
        self._macros: dict[tuple[object, ...], TemplateModule] = {}
        self._alike: set[TemplateModule] = set()
        """Macros that are the same for all pages of a folder."""

    def page(self, template: str, values: Mapping[str, object]) -> str:
        """Make a page."""
        try:
            return self.get_template(template).render(values)
        except AttributeError:
            if self.asks:
                raise
        return self._asking.page(template, values)

    @cached_property
    def _asking(self) -> "Writing":
        made = Writing(self.say, asks=True, **{**self._options, "bytecode_cache": None})  # which knows this one's code by these names
        made.filters, made.globals = self.filters, self.globals
        return made

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows, as one mapping: Jinja's chain of two is walked through for every page."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        made: nodes.Template = _Saying(self.say).visit(super()._parse(source, name, filename))
        return made

    def macros(self, name: str, context: Context, local: Mapping[str, Any]) -> TemplateModule:
        """Return what a template is given that imports another one `with context`.

        Macros that want to know nothing but how to write a link, and other such macros, are the same for all pages of a folder, whose links
        are alike.
        """
        folder = context.get(FOLDER)
        wanted = None if folder is None else self._wants(name)
        given = {other: local[other] if other in local else context.get(other) for other in wanted or ()}
        if wanted is None or not all(type(other) is TemplateModule and other in self._alike for other in given.values()):
            return self.get_template(name).make_module(context.get_all(), shared=True, locals=local)
        found = self._macros.get((name, folder, *given.values()))
        if found is None:
            if len(self._macros) >= _FOLDERS:
                self._macros.clear()
                self._alike.clear()
            found = self.get_template(name).make_module({"link": folder, FOLDER: folder, **given})
            self._macros[name, folder, *given.values()] = found
            self._alike.add(found)
        return found

    def wanted(self, names: Iterable[str]) -> Wanted:
        """Return what the macros of these templates want to know, as far as there are such templates."""
        for name in names:
            with suppress(TemplateNotFound):  # which is told when a page is made
                self._wants(name)
        return self._wanted

    def know(self, wanted: Wanted) -> None:
        """Take it as `wanted` said it, before this process is copied: each of the copies would look again."""
        self._wanted = {**wanted}

    def _wants(self, name: str) -> frozenset[str] | None:
        """Return what the macros of a template want to know but how to write a link; None where only a page can tell."""
        if name not in self._wanted:
            assert self.loader is not None
            tree = self.parse(self.loader.get_source(self, name)[0])
            inner = [None if other is None else self._wants(other) for other in meta.find_referenced_templates(tree) if other != name]
            own = frozenset(meta.find_undeclared_variables(tree) - {*self.globals, "link"})
            self._wanted[name] = None if None in inner else own.union(*(other for other in inner if other is not None))
        return self._wanted[name]

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
