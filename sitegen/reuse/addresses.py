"""What tells that two files are one article fetched twice: the same web address, however it is written, or a file name that counts.

Addresses are compared, never shown or followed: scheme, 'www.', a mobile host, a slash at the end, the part behind '#' and what
campaigns add to the query are taken away, and a copy in a web archive has the address of its original.
"""

import posixpath
import re
from urllib.parse import parse_qsl, urlsplit

_LONGEST = 2_000
_COPIED = re.compile(
    r"https?://[^/]{3,60}/(?:(?:web|save|wayback|archive|ukwa)/)?[12][0-9]{7,13}(?:[a-z]{2}_)?/(?=https?:/|[a-z0-9-]+\.)", re.IGNORECASE
)
_HOST = re.compile(r"(?:www[0-9]?|m|mobile|amp)\.(?=[^.]+\.)")
_INDEX = re.compile(r"(?:/(?:index|default)\.[a-z]{3,5}|/amp|/)*$")
_CAMPAIGN = re.compile(
    r"utm_.*|(?:at|mtm|pk|piwik|stm|hsa|mc|wt|ns|ito|oc|ocid|cmp|cmpid|cid|icid|ncid|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|smid|smtyp"
    r"|smprod|sref|sr_share|ref|ref_src|referrer|source|src|share|shared|via|feature|ftag|mod|rss|partner|spm|xtor|amp|outputtype|print)(?:_.*)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:[-_. ]?(?:v|copy|version)?[-_. ]?\(?[0-9]{1,2}\)?|[-_. ]?[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:t?[0-9]{4,6}z?)?|[-_. ]copy)$",
    re.IGNORECASE,
)
"""'-2', ' (2)', '_v2', '-2022-03-05' at the end of a file's name."""


def address(url: str | None) -> str | None:
    """Return what the addresses of one page have in common; None for none, and for a site's front page, which is a new one each day."""
    if not url:
        return None
    written = _COPIED.sub("", url[:_LONGEST].strip())
    try:
        parts = urlsplit(written if "://" in written else f"http://{written}")
        host = _HOST.sub("", (parts.hostname or "").lower(), count=1)
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return None
    path = _INDEX.sub("", parts.path)
    query = sorted((name, value) for name, value in parse_qsl(parts.query) if not _CAMPAIGN.fullmatch(name))
    if not host or not (path or query):
        return None
    return f"{host}{port}{path}?{'&'.join(f'{name}={value}' for name, value in query)}"


def stem(source: str) -> str:
    """Return a file's path without its suffix and without a number or day at its end: 'talks-2.txt' -> 'talks'."""
    plain = posixpath.splitext(source)[0]
    folder, slash, name = plain.rpartition("/")
    return f"{folder}{slash}{_COUNTED.sub('', name) or name}"
