"""Writes a small archive that has what the repository's own has not: copies, versions, a pinned link, and a thread that has moved."""

from pathlib import Path

FERRY = """\
Ferry runs aground off Skarnholm, {lead}

A car ferry with 41 passengers on board ran aground on rocks off the island of Skarnholm early on Friday, and all on board were taken
ashore by lifeboats, the Coast Guard said.

The ferry Solveig was on its way from Port Ellery to Skarnholm when it struck the Grey Teeth reef in thick fog.

Coast Guard commander Peter Lindqvist said that the steering of the ferry had failed minutes before the accident. "The crew did
everything right, and that is why nobody was lost," Lindqvist said.
{end}"""
INQUIRY = """\
Steering failure blamed in first findings on Skarnholm ferry

Investigators looking into the grounding of the ferry Solveig off Skarnholm said on Thursday that a cracked steering pump had left the ship
without control for 11 minutes.

Coast Guard commander Peter Lindqvist said that the findings confirmed what the crew had reported.
"""
TRAM = """\
City council approves new tram line to Eastfield

The city council of Marrow Bay approved a tram line to Eastfield on Monday by {votes}.

The line will be 7 kilometres long and have 12 stops. It is to open in 2026.

Mayor Lucia Brandt called the vote a turning point. "People in Eastfield have waited for thirty years," Brandt said.

Construction is to begin in the spring at the central station. The operator Bay Transit will hire 80 drivers.
"""
ADDRESS = 'url = "https://news.example/tram"\ncaptured = "{}"\n'
SEEDS = {
    "ferry-north.txt": FERRY.format(lead="41 rescued", end="\nThree passengers were treated for broken bones at Skarnholm Hospital.\n"),
    "ferry-north.toml": 'date = "2021-05-14"\n',
    "ferry-south.txt": FERRY.format(lead="all on board saved", end=""),
    "ferry-south.toml": 'date = "2021-05-15"\n',
    "inquiry.txt": INQUIRY,
    "inquiry.toml": 'date = "2021-05-20"\n',
    "tram-older.txt": TRAM.format(votes="31 votes to 18"),
    "tram-older.toml": ADDRESS.format("2023-02-06"),
    "tram-newer.txt": TRAM.format(votes="32 votes to 17"),
    "tram-newer.toml": ADDRESS.format("2023-02-07"),
    "curation.toml": """\
[[link]]
articles = ["tram-newer.txt", "inquiry.txt"]
is = "more on this"

[[thread]]
name = "The Solveig grounding"
articles = ["ferry-north.txt", "inquiry.txt"]
""",
    "addresses.toml": """\
[threads.the-solveig-grounding]
articles = ["ferry-north.txt", "inquiry.txt"]
aliases = ["skarnholm-ferry"]
""",
}
THREAD, FORMER = "threads/the-solveig-grounding.html", "threads/skarnholm-ferry.html"
COPY, VERSIONS = "compare/ferry-north/ferry-south.html", "compare/tram-older/tram-newer.html"
OLDER, NEWEST = "articles/tram-older.html", "articles/tram-newer.html"


def write(folder: Path) -> Path:
    """Write the archive and return its folder."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for name, content in SEEDS.items():
        (seeds / name).write_text(content, encoding="utf-8")
    (folder / "sitegen.toml").write_text('title = "Connected"\n', encoding="utf-8")
    return folder
