"""What an article or a note brings from elsewhere, made harmless: links and pictures.

Pictures would be requests to strangers, which the pages' Content-Security-Policy forbids anyway: their description is shown instead.
Links go to http, https and mail addresses, as absolute addresses, and tell the other side nothing; any other link is shown as its words.
"""

from urllib.parse import urljoin, urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sitegen.text import visible

_SCHEMES = frozenset({"http", "https", "mailto"})


def rule(state: StateCore) -> None:
    """Rule of markdown-it's core chain: rewrite all links and pictures. env['url'] is the address to which relative links refer."""
    for token in state.tokens:
        if token.children:
            token.children = _inert(token.children, str(state.env.get("url") or ""))
        alignment = str(token.attrs.pop("style", ""))
        if alignment:  # markdown-it aligns the cells of a table by an inline style
            token.attrs["class"] = f"align-{alignment.rpartition(':')[2].strip()}"


def _inert(children: list[Token], base: str) -> list[Token]:
    made: list[Token] = []
    dropped = False
    for token in children:
        if token.type == "link_open":
            address = _outside(str(token.attrs.get("href", "")), base)
            dropped = not address
            token.attrs = {"href": address, "rel": "nofollow noopener noreferrer", "class": "outside"}
        elif token.type == "image":
            token = _description(token)  # noqa: PLW2901 - the picture is replaced where it stood
        if not (dropped and token.type in {"link_open", "link_close"}):
            made.append(token)
    return made


def _outside(address: str, base: str) -> str:
    """Return the absolute address of a link, or nothing when it leads nowhere that we would send a reader."""
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in _SCHEMES and (parts.netloc or parts.scheme == "mailto") else ""


def _description(image: Token) -> Token:
    alternative = visible("".join(child.content for child in image.children or []))
    content = f"[Picture: {alternative}]" if alternative.strip() else "[Picture]"
    return Token("text", "", 0, content=content, meta={"start": None, "end": None})
