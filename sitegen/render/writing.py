"""How templates are compiled: Jinja's own way, but for the few things that pages do a hundred times each.

An expression is shown by one call, which makes its characters safe and escapes them, and remembers what it said: headlines, names and
addresses stand on many pages. Jinja's way, a finalizer and an object of type Markup for each, takes four times as long. `link(address)`
is called directly, not through Jinja's search for functions that want to know their context, `t(…)` likewise, and where it says the same
everywhere its words stand in the compiled template. And a template is asked for by its name alone: nothing is read again while an
environment lives. Templates see no difference.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any, cast

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from sitegen.text import visible

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

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        plain = len(node.args) == 1 and not (node.dyn_args or node.dyn_kwargs or forward_caller)
        called = node.node.name if plain and isinstance(node.node, nodes.Name) else ""
        if called == "t" and not node.kwargs and isinstance(node.args[0], nodes.Const):
            self.write(f"Markup({str(cast('Writing', self.environment).say(node.args[0].value))!r})")
        elif called == "t":
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


class Writing(Environment):
    """Jinja's environment, with the short cuts."""

    code_generator_class = _Generator
    show = staticmethod(show)

    def __init__(self, say: Callable[..., Markup], **options: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(**options)
        self.say = self.globals["t"] = say
        self._found: dict[str, Template] = {}

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
