"""Citations as BibTeX, for BibTeX and biblatex alike: https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex.

All that TeX would obey becomes a command. BibTeX counts braces whether a backslash stands before them or not, so those that do not match
have names, and those that do keep their backslash, which Zotero reads too. `date` is EDTF, which biblatex reads with its doubt; `year`
is for BibTeX, and only where the date is sure. There is no `month`: Zotero writes it before the date that it has already.
"""

from collections.abc import Iterable, Iterator

from sitegen import edtf
from sitegen.cite import Citation, names

_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"\{",
        "}": r"\}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
_UNMATCHED = _TEX | {ord("{"): r"{\textbraceleft}", ord("}"): r"{\textbraceright}"}


def text(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield the entries of a file, one by one."""
    return (f"{entry(citation)}\n" for citation in citations)


def entry(citation: Citation) -> str:
    """Return one citation as an entry, with a newline at its end."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(citation))
    return f"@{'article' if citation.publisher else 'misc'}{{{citation.id},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.authors:
        yield "author", f"{{{' and '.join(map(_name, citation.authors))}}}"
    yield "title", f"{{{_braced(citation.title)}}}"
    if citation.publisher:
        yield "journal", _braced(citation.publisher)
        yield "entrysubtype", "{newspaper}"
    if citation.published:
        yield "date", f"{{{citation.published}}}"
        year = edtf.single(citation.published)[:4]
        if year and edtf.sure(citation.published):
            yield "year", f"{{{year}}}"
    yield "language", _braced(citation.language)
    if citation.address:
        yield "url", f"{{{citation.address}}}"
    if citation.captured and not citation.url and edtf.day(citation.captured):
        yield "urldate", f"{{{edtf.single(citation.captured)}}}"
    yield "note", _braced(f"In: {citation.archive}. {citation.note}")
    if citation.tags:
        yield "keywords", _braced(", ".join(tag.replace(",", " ") for tag in citation.tags))


def _name(name: str) -> str:
    parts = names.parted(name)
    return ", ".join(map(_escaped, parts)) if parts else _braced(name)


def _braced(value: str) -> str:
    return f"{{{_escaped(value)}}}"


def _escaped(value: str) -> str:
    depth = 0
    for character in value if "{" in value or "}" in value else "":
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            break
    return value.translate(_UNMATCHED if depth else _TEX)
