"""Writes down which address each article and thread has, in addresses.toml beside the articles, so that a link still leads there years on.

The file belongs to the archive and not to the site, which may be deleted and built again. It is replaced in one step, and only when
what it says changes. What cannot be understood is not ours to overwrite, and a folder that cannot be written stops no build: either is
told instead.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from sitegen import moves, read, thread, toml
from sitegen.model import Archive, Problem, Remembered
from sitegen.read import folder

FILE = folder.ADDRESSES
"""Below the seeds folder, at the top."""
_SCRATCH = ".sitegen-part"
"""Hidden, so that it is no article's and nobody who watches the folder minds it."""
_ABOUT = """\
# The addresses of this archive's articles and threads, written by `sitegen build`. Keep this file with the articles: links to a thread
# stay when articles are added or its name changes, and links to an article lead on when its file is renamed.
"""


def addresses(archive: Archive, seeds: Path) -> tuple[Problem, ...]:
    """Remember the addresses of threads and articles in the seeds folder; tell why they could not be remembered, if so.

    Nothing is written where nothing has changed, nor where there is nothing to remember.
    """
    where = f"{folder.name(seeds)}/{FILE}"
    before, problems = read.remembered(seeds)
    now = remembered(archive, before)
    if now == before and not problems:
        return ()
    place = seeds / FILE
    if problems:  # they are told already, by reading; here only what follows from them
        why = "the file holds what is not understood, so it was left as it is"
        return (_not_remembered(where, why, "Mend it, then build again."),) if now != Remembered() else ()
    try:
        if place.is_symlink():
            return (_not_remembered(where, "the file is a link, which is not written through", "Put the file itself there."),)
        _replace(seeds, written(now).encode())
    except OSError as error:
        hint = "Give yourself the right to write there, or build once where you have it and keep the file with the articles."
        return (_not_remembered(where, error.strerror or str(error), hint),)
    return ()


def remembered(archive: Archive, before: Remembered) -> Remembered:
    """Return what a next build must know. An article that is gone stays known: it may come back under another name."""
    here = moves.known(archive.articles)
    earlier = {former: now for former, now in before.moved.items() if former not in here}
    return Remembered(
        threads=thread.remember(archive.threads, before.threads),
        articles=dict(sorted({**before.articles, **here}.items())),
        moved=dict(sorted({**earlier, **archive.moved}.items())),
    )


def written(known: Remembered) -> str:
    """Return the file's text; reading it gives `known` back."""
    parts = [_ABOUT]
    for table, entries in (("articles", {name: " ".join(marks) for name, marks in known.articles.items()}), ("moved", known.moved)):
        if entries:
            parts.append("\n".join([f"[{table}]", *(f"{toml.text(name)} = {toml.text(said)}" for name, said in entries.items())]) + "\n")
    for story in known.threads:
        lines = [f"[threads.{toml.text(story.id)}]", _listed("articles", story.articles)]
        if story.aliases:
            lines.append(_listed("aliases", story.aliases))
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _listed(key: str, items: Sequence[str]) -> str:
    """Write a list with one entry a line, so that version control shows which one came."""
    return "\n".join([f"{key} = [", *(f"  {toml.text(item)}," for item in items), "]"])


def _not_remembered(where: str, why: str, hint: str) -> Problem:
    return Problem(where, f"the addresses of articles and threads were not remembered: {why}", hint)


def _replace(seeds: Path, content: bytes) -> None:
    scratch = seeds / _SCRATCH
    scratch.unlink(missing_ok=True)  # of a build that was killed; a link that somebody put there goes, not what it leads to
    try:
        with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(content)
        scratch.replace(seeds / FILE)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
