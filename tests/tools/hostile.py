"""Writes an archive that tries everything scraped text and file names can try against a site and its readers.

Each attack that could run says `window.hacked = 1`; a page is inert when nobody ever set it.
"""

import os
import random
from pathlib import Path

RUN = "window.hacked=1"
SCRIPT = f"<script>{RUN}</script>"
BREAKERS = (
    SCRIPT,
    f"</script>{SCRIPT}",
    f"</title></head><body>{SCRIPT}",
    f"<!--{SCRIPT}-->",
    f"]]>{SCRIPT}",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}',
    f"' onload='{RUN}",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"</textarea></style></noscript></template>{SCRIPT}",
    f"<iframe srcdoc='{SCRIPT}'></iframe>",
    f'<a href="javascript:{RUN}">Vladimir Putin</a>',
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css><style>@import 'https://evil.example/b.css'</style>",
    "<form action=https://evil.example/><input name=q></form>",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %>",
    "&lt;script&gt; &amp;#x3c; &#60;script&#62; &colon; &NewLine;",
    "../../../../etc/passwd",
    "..\\..\\windows",
    "%2e%2e%2f%00",
    "-->",
    "\\u003c/script\\u003e \u2028\u2029",
)
LINKS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"\\javascript:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"%6aavascript:{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,{SCRIPT}",
    "data:text/html;base64,PHNjcmlwdD4=",
    f"data:image/svg+xml,<svg onload={RUN}>",
    "file:///etc/passwd",
    "//evil.example/x",
    f'https://evil.example/"onclick="{RUN}',
    "https://evil.example/</a><script>",
    "../../../../etc/passwd",
    '#"><script>',
)
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\0\x01\x08\x0b\x0c\x1b\x7f\x80\x85\x9f\ufffe\uffff\ufdd0\U0001ffff"


def write(folder: Path) -> Path:
    """Write the archive's files into `folder`, which is made; returns it."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    said = {"title": f"Archive {SCRIPT} {REORDERING}", "description": BREAKERS[5], "author": BREAKERS[1]}
    (folder / "sitegen.toml").write_text("".join(f"{key} = {_toml(value)}\n" for key, value in said.items()), encoding="utf-8")
    for number, breaker in enumerate(BREAKERS):
        (seeds / f"breaker-{number:02}.txt").write_text(_article(breaker), encoding="utf-8")
    (seeds / "links.md").write_text(_markdown(), encoding="utf-8")
    (seeds / "stated.txt").write_text(_article("A headline that the archivist overrides"), encoding="utf-8")
    (seeds / "stated.toml").write_text(_stated(), encoding="utf-8")
    (seeds / "front.md").write_text(_front(), encoding="utf-8")
    (seeds / "curation.toml").write_text(_curation(), encoding="utf-8")
    _texts(seeds)
    _names(seeds)
    return folder


def _toml(value: str) -> str:
    return '"' + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value) + '"'


def _article(breaker: str) -> str:
    said = f"“{breaker} is what we want,” said {breaker} Volodymyr Zelensky of Kyiv, the Kremlin’s {breaker} spokesman."
    dateline = f"KYIV, March 3, 2022 (Reuters) - {breaker}"
    parts = (f"{breaker} shakes Kyiv", f"Photo: {breaker}", dateline, said, breaker, f"By {breaker} Smith")
    return "\n\n".join(parts) + "\n"


def _markdown() -> str:
    lines = [f"# Links {SCRIPT}", "", "Vladimir Putin met nobody in Kyiv.", ""]
    for number, link in enumerate(LINKS):
        lines += [f'[inline]({link}) [angle](<{link}>) ![image]({link}) <{link}> [full][r{number}] [Putin in Kyiv]({link} "{SCRIPT}")', ""]
        lines += [f"[r{number}]: {link}", f"[^{number}{SCRIPT}]: note {link}", "", f"A footnote[^{number}{SCRIPT}].", ""]
    lines += [*BREAKERS, "", "<div>", *BREAKERS, "</div>", "", f'```{SCRIPT}" onload="{RUN}', SCRIPT, "```", ""]
    lines += [f"| {SCRIPT} |", "| - |", f"| {SCRIPT} |", "", "![](https://evil.example/pixel.png)", "", f"## {BREAKERS[1]}", ""]
    lines += [">" * 3000 + " deep", "", "[" * 3000, "", "*_" * 3000, "", "- " * 300 + "x"]
    return "\n".join(lines)


def _stated() -> str:
    tags = [*BREAKERS, f"{REORDERING}war", f"{CONTROLS}peace", "..", ".", "/", "con", "index", "x" * 5000]
    said = {"title": BREAKERS[1] + REORDERING, "date": "2022-03-03?", "author": BREAKERS[5], "source": BREAKERS[7]}
    lines = [f"{key} = {_toml(value)}" for key, value in said.items()]
    lines += ['url = "https://evil.example/?a=1&b=%22"', f"tags = [{', '.join(map(_toml, tags))}]"]
    for breaker in BREAKERS:
        body = f"{breaker} [x](javascript:{RUN}) {REORDERING}"
        lines += ["[[note]]", 'quote = "Kyiv"', f"prefix = {_toml(f'{breaker} Volodymyr Zelensky of ')}", f"body = {_toml(body)}"]
    return "\n".join(lines)


def _front() -> str:
    lines = ("---", f"title: {_toml(BREAKERS[2])}", "date: 2049-12-31", f"url: javascript:{RUN}", f"tags: [{_toml(SCRIPT)}]", "---")
    return "\n".join(lines) + f"\n\nText of {SCRIPT} Kyiv.\n"


def _curation() -> str:
    alias = "".join(f'[[alias]]\nkind = "person"\nname = {_toml(breaker + " Putin")}\nforms = ["Putin"]\n' for breaker in BREAKERS[:3])
    return f'{alias}[[reject]]\ntext = {_toml(SCRIPT)}\n[[retype]]\ntext = "Kyiv"\nkind = {_toml(SCRIPT)}\n'


def _texts(seeds: Path) -> None:
    """Write texts that are hard to read, to hold or to show."""
    noise = random.Random(5)
    (seeds / "long-line.txt").write_text(
        "A line of five megabytes\n\n" + "so it went on and on " * 160_000 + "x" * 1_700_000, encoding="utf-8"
    )
    (seeds / "long-words.txt").write_text("W" * 3000 + "\n\n" + " ".join(["Ab" * 4000, "Vladimir " + "Putin" * 2000]), encoding="utf-8")
    (seeds / "controls.txt").write_text(
        f"Head{CONTROLS}line\n\nA{CONTROLS} body of Vladimir{CONTROLS}Putin.\n\n{CONTROLS}\n", encoding="utf-8"
    )
    turned = f"Vladimir {REORDERING}Putin said “{REORDERING}no” in \u202eKyiv on {REORDERING}Monday"
    (seeds / "turned.txt").write_text(f"{turned}\n\n{turned}\n\n{turned}\n", encoding="utf-8")
    (seeds / "separators.txt").write_text("Head\u2028line\n\nA\u2029body\x85of\x1cthree\x0blines.\r\rAnother.\r\n", encoding="utf-8")
    (seeds / "noise.txt").write_bytes(noise.randbytes(20_000))
    (seeds / "nul.txt").write_bytes(b"\0" * 5000)
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "blank.txt").write_bytes(b" \n\t\n\r\n")
    (seeds / "bom.txt").write_bytes(b"\xef\xbb\xbf")
    (seeds / "bom.md").write_bytes(b"\xef\xbb\xbf---\ntitle: With a mark\n---\n# Head\n\nText.\n")
    (seeds / "wide.txt").write_bytes(("A wide headline\n\nAnd " + SCRIPT).encode("utf-16"))
    (seeds / "latin.txt").write_bytes("Un café à Paris\n\nLe “texte” d’un café.".encode("cp1252"))
    (seeds / "broken.md").write_bytes(b"---\ntitle: [\n---\n\nText.\n")
    (seeds / "broken.toml").write_bytes(b"title = \n")
    (seeds / "unclosed.md").write_bytes(b"---\ntitle: x\n" + b"a: &a [*a, *a]\n" * 3)
    (seeds / "dates.txt").write_text(
        "Dates\n\nOn 31 February 2022, 2022-99-99, 0000-00-00 and March 45, 99999.\n" + "1/1/" * 2000, encoding="utf-8"
    )
    (seeds / "quotes.txt").write_text("Quotes\n\n" + "“" * 3000 + " ‘" * 3000 + '"' * 3001 + " said Putin.", encoding="utf-8")


def _names(seeds: Path) -> None:
    """Write files whose names attack paths, pages and encodings; each holds an ordinary article."""
    names: list[bytes] = [
        b"<script>window.hacked=1<|script>.txt", b'" onload="window.hacked=1.txt', b"javascript:alert(1).txt", b"{{7*7}}.txt",
        b"..txt", b"...txt", b".. .txt", b"-rf.txt", b"con.txt", b"index.txt", b"INDEX.txt", b"404.txt", b"~.txt", b" .txt",
        b"%2e%2e%2fup.txt", b"a\\..\\b.txt", b"#anchor?query.txt", b"new\nline.txt", b"tab\t.txt", b"\x01\x1b[31m.txt", b"\xff\xfe.txt",
        "\u202etxt.exe.txt".encode(), "Київ.txt".encode(), b"x" * 250 + b".txt",
    ]  # fmt: skip
    for number, name in enumerate(names):
        text = f"An ordinary headline {number}\n\nKyiv is in article {number}.\n"
        Path(os.fsdecode(os.fsencode(seeds) + b"/" + name)).write_text(text, encoding="utf-8")
    deep = seeds.joinpath(*["deep"] * 60)
    deep.mkdir(parents=True)
    (deep / "down.txt").write_text("Far down\n\nText.\n", encoding="utf-8")
    (seeds / "folder.txt").mkdir()
