"""A built page as a browser's parser sees it, for tests that read pages without a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

LINKS = {"href", "src", "action", "data", "poster", "cite", "formaction", "srcset", "xlink:href", "ping", "background"}
OTHERS = {"canonical", "alternate", "license"}
"""rel of links that lead the outside world to a page and are never followed inside the site."""
SAFE_SCHEMES = {"", "http", "https", "mailto"}


@dataclass(frozen=True)
class Page:
    """One HTML file of a site: `path` below the site folder."""

    path: str
    content: bytes

    @cached_property
    def root(self) -> Element:
        """The <html> element, without namespaces in its tags."""
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root: Element = parser.parse(self.content, transport_encoding="utf-8")
        return root

    @cached_property
    def text(self) -> str:
        """The file, decoded."""
        return self.content.decode("utf-8")

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order, with repetitions."""
        return [element.attrib["id"] for element in self.elements() if "id" in element.attrib]

    def elements(self, tag: str | None = None) -> Iterator[Element]:
        """Yield the elements in order; comments have no string for a tag."""
        return (element for element in self.root.iter() if isinstance(element.tag, str) and tag in {None, element.tag})

    def links(self) -> Iterator[tuple[Element, str, str]]:
        """Yield (element, attribute, address) for everything that leads or loads somewhere."""
        for element in self.elements():
            for name, value in element.attrib.items():
                if name in LINKS:
                    yield element, name, value

    def meta(self, name: str) -> list[str]:
        """Return the contents of the <meta> with that name, property or http-equiv."""
        return [
            element.attrib.get("content", "")
            for element in self.elements("meta")
            if name in {element.attrib.get("name"), element.attrib.get("property"), element.attrib.get("http-equiv", "").lower()}
        ]

    def words(self) -> str:
        """Return the text of the page, spaces squeezed, scripts left out."""
        return " ".join(" ".join(_texts(self.root)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in {"script", "style", "template"} and isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def pages(files: dict[str, bytes]) -> list[Page]:
    """Return the HTML pages of a site in the order of their paths."""
    return [Page(path, files[path]) for path in sorted(files) if path.endswith(".html")]


def broken_links(files: dict[str, bytes], root: str) -> list[str]:
    """Follow every link of every page from below `root` ('https://example.org/repo/', 'file:///site/') without asking a server.

    Returns 'page: link' for each that leads out of the site, to no file or to no anchor. Links to other hosts are not followed.
    """
    every = {page.path: page for page in pages(files)}
    found = []
    for page in every.values():
        for element, _, link in page.links():
            if element.attrib.get("rel") in OTHERS:
                continue
            whole = urljoin(root + page.path, link)
            if urlsplit(whole).scheme in {"http", "https", "mailto"} and urlsplit(link).scheme and not whole.startswith(root):
                continue
            if not _leads_somewhere(every, files, root, whole):
                found.append(f"{page.path}: {link}")
    return found


def _leads_somewhere(every: dict[str, Page], files: dict[str, bytes], root: str, whole: str) -> bool:
    address, _, fragment = whole.partition("#")
    if not address.startswith(root):
        return False
    path = re.sub(r"\?.*", "", address.removeprefix(root))
    if (path.endswith("/") or not path) and root.startswith("http"):  # a folder shows no page on a USB stick
        path += "index.html"
    if path not in files:
        return False
    return not fragment or path not in every or fragment in every[path].ids
