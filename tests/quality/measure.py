"""Measure sitegen on annotated news, and write the figures and certainties that it publishes.

    python tests/quality/measure.py SET.jsonl ...                  print the figures of these sets, each one archive
    python tests/quality/measure.py SET.jsonl ... --write 2026-11-23   also write them, with their date, into the package

README.md beside this tells the sets and their form. Certainties are fitted on one half of the documents and their table is measured on the
other half; what is published with the package is then fitted on all of them.
"""

import argparse
import sys
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import gold
import score
from gold import Document
from score import Count, Judged, Record

from sitegen import config, explain, pipeline
from sitegen.toml import text as quoted

PACKAGE = Path(__file__).parents[2] / "sitegen"
FIGURES = PACKAGE / "render" / "data" / "measured.toml"
CERTAINTIES = PACKAGE / "annotate" / "data" / "certainties.toml"
_PRIOR = 20
"""Marks that the share of its kind counts for: a rule with few marks stays near it."""


def records(documents: Sequence[Document], folder: Path) -> list[Record]:
    """Return what sitegen explains of the documents, as one archive made in `folder`."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (folder / "sitegen.toml").write_text('title = "gold"\n', encoding="utf-8")
    for number, document in enumerate(documents, 1):
        (seeds / f"{number:06}.txt").write_text(document.text, encoding="utf-8", newline="")
        if document.stated:
            (seeds / f"{number:06}.toml").write_text(document.stated, encoding="utf-8")
    archive = pipeline.archive(config.load(folder), lambda items, _: items)
    said = {record["source"]: record for record in explain.records(archive, [article.source for article in archive.articles])}
    return [said[f"{number:06}.txt"] for number in range(1, len(documents) + 1)]


def figures(documents: Sequence[Document], said: Sequence[Record]) -> tuple[dict[str, Count | float], list[tuple[str, Judged]]]:
    """Return what was counted, by task, and every mark judged with its document's id; only of what the documents tell.

    A task is a count of right, found and gold items, or a share of the documents.
    """
    pairs = list(zip(documents, said, strict=True))
    made: dict[str, Count | float] = {}
    judged: list[tuple[str, Judged]] = []
    for known, scored in (("names", score.names), ("dates", score.dates), ("quotes", score.quotes), ("reported", score.reported)):
        told = [(document.id, *scored(document, record)) for document, record in pairs if getattr(document, known) is not None]
        counts = score.total(count for _, count, _ in told)
        if known == "names" and told:
            counts = {"name": sum(counts.values(), Count()), **counts}
        made |= counts
        judged += [(name, one) for name, _, ones in told for one in ones]
    if lined := [score.furniture(document, record) for document, record in pairs if document.lines is not None]:
        made["furniture"] = sum((count for count, _ in lined), Count())
        made["articles that lost a line"] = sum(lost for _, lost in lined) / len(lined)
    if titled := [score.headline(document, record) for document, record in pairs if document.headline is not None]:
        made["headline exact"] = sum(titled) / len(titled)
    if dated := [score.published(document, record) for document, record in pairs if document.published or document.undated]:
        made["day of publication"] = sum(dated, Count())
    if tagged := [score.tags(document, record) for document, record in pairs if document.tags]:
        made["F1 of the first ten tags"] = sum(tagged) / len(tagged)
    return made, judged


def line(task: str, figure: Count | float) -> str:
    """Say a figure: precision, recall and F1 of a count, or a share."""
    if isinstance(figure, float):
        return f"{figure:.3f}               {task}"
    if not figure.gold:
        return f"{figure.precision:.3f}               {task} ({figure.found} found)"
    return f"{figure.precision:.3f} {figure.recall:.3f} {figure.f1:.3f}   {task} ({figure.gold})"


def fitted(judged: Iterable[Judged]) -> dict[tuple[str, str], float]:
    """Return for each kind and rule the share of its marks that is right, drawn towards the share of all marks of its kind.

    Not towards the certainty that the marks carry: that comes from an earlier fit, on these very documents.
    """
    ones = list(judged)
    shares = _shares(ones)
    return {
        (kind, rule): round((right + _PRIOR * shares[kind]) / (made + _PRIOR), 2)
        for (kind, rule), (right, made) in score.rules(ones).items()
    }


def _shares(judged: Iterable[Judged]) -> dict[str, float]:
    """Return for each kind the share of its marks that is right."""
    by_kind: dict[str, list[bool]] = {}
    for one in judged:
        by_kind.setdefault(one.kind, []).append(one.right)
    return {kind: sum(right) / len(right) for kind, right in by_kind.items()}


def halved(judged: Sequence[tuple[str, Judged]]) -> list[Judged]:
    """Return every mark with the certainty that the other half of the documents gives to its rule, or to its kind for want of the rule."""
    halves: list[list[Judged]] = [[], []]
    for name, one in judged:
        halves[_half(name)].append(one)
    tables, shares = [fitted(half) for half in halves], [_shares(half) for half in halves]

    def blind(name: str, one: Judged) -> float:
        other = 1 - _half(name)
        return tables[other].get((one.kind, one.rule), shares[other].get(one.kind, one.certainty))

    return [Judged(one.kind, one.rule, blind(name, one), one.right) for name, one in judged]


def _half(name: str) -> int:
    return zlib.crc32(name.encode()) % 2


def main() -> None:
    """See the module."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sets", nargs="*", type=Path, help="sets of annotated news as JSON Lines; none: the articles beside this")
    arguments.add_argument("--write", metavar="DATE", help="write the figures, measured on this day, into the package")
    given = arguments.parse_args()
    everything: list[tuple[str, Judged]] = []
    told: list[tuple[str, int, dict[str, Count | float]]] = []
    for name, documents in gold.iterate(given.sets) if given.sets else [("written", gold.written())]:
        with tempfile.TemporaryDirectory() as folder:
            made, judged = figures(documents, records(documents, Path(folder)))
        told.append((name, len(documents), made))
        everything += [(f"{name} {document}", one) for document, one in judged]
        print(f"{name}: {len(documents)} documents")
        for task, figure in made.items():
            print(f"  {line(task, figure)}")
    table = score.bands(halved(everything))
    print("\nkind          said          marks  on average  right")
    for kind, band, marks, said, right in table:
        print(f"{kind:13} {band}  {marks:6}  {said:10.2f}  {right:5.2f}")
    if given.write:
        FIGURES.write_text(_figures(given.write, told, table), encoding="utf-8")
        CERTAINTIES.write_text(_certainties(given.write, fitted(one for _, one in everything)), encoding="utf-8")


_MADE = "# Made by tests/quality/measure.py on {date}; its README tells the sets and their licences. Not to be edited.\n"


def _figures(date: str, told: list[tuple[str, int, dict[str, Count | float]]], table: list[tuple[str, str, int, float, float]]) -> str:
    lines = [_MADE.format(date=date), f"date = {quoted(date)}\n"]
    for name, documents, made in told:
        for task, figure in made.items():
            lines.append(f"[[figure]]\nset = {quoted(name)}\ndocuments = {documents}\ntask = {quoted(task)}")
            if isinstance(figure, float):
                lines.append(f"share = {figure:.3f}\n")
            else:
                lines.append(f"precision = {figure.precision:.3f}")
                lines.append(f"recall = {figure.recall:.3f}\nf1 = {figure.f1:.3f}\n" if figure.gold else "")
    for kind, band, marks, said, right in table:
        lines.append(
            f"[[band]]\nkind = {quoted(kind)}\nsaid = {quoted(band)}\nmarks = {marks}\naverage = {said:.2f}\nright = {right:.2f}\n"
        )
    return "\n".join(lines)


def _certainties(date: str, table: dict[tuple[str, str], float]) -> str:
    lines = [_MADE.format(date=date) + "# Kind -> rule -> share of its marks that is right."]
    before = ""
    for (kind, rule), share in sorted(table.items()):
        if kind != before:
            lines.append(f"\n[{quoted(kind)}]")
            before = kind
        lines.append(f"{quoted(rule)} = {share}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
