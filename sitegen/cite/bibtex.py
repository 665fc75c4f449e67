"""Citations as BibTeX, for BibTeX and biblatex alike: https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex.

BibTeX counts braces whether a backslash stands before them or not, so braces of a text become commands, as all that TeX would obey does.
`date` is EDTF, which biblatex reads with its doubt; `year` and `month` are for BibTeX, and only where the date is sure.
"""

from collections.abc import Iterable, Iterator

from sitegen import edtf
from sitegen.cite import Citation, names, single

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
        year, _, rest = single(citation.published).partition("-")
        if year and edtf.sure(citation.published):
            yield "year", f"{{{year}}}"
            if rest:
                yield "month", _MONTHS[int(rest[:2]) - 1]
    yield "language", _braced(citation.language)
    if citation.address:
        yield "url", f"{{{citation.address}}}"
    if citation.captured and not citation.url and edtf.day(citation.captured):
        yield "urldate", f"{{{single(citation.captured)}}}"
    yield "note", _braced(f"In: {citation.archive}. {citation.note}")
    if citation.tags:
        yield "keywords", _braced(", ".join(tag.replace(",", " ") for tag in citation.tags))


def _name(name: str) -> str:
    parts = names.parted(name)
    return ", ".join(part.translate(_TEX) for part in parts) if parts else _braced(name)


def _braced(value: str) -> str:
    return f"{{{value.translate(_TEX)}}}"
