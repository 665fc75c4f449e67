"""HTTP as a browser, and as somebody who means ill, would use it; without a socket, by Werkzeug's own client."""

import hashlib
import json
from pathlib import Path

import pytest
from tools import building, hostile
from werkzeug.test import Client

from sitegen import config, new, output
from sitegen.serve.preview import Look, Preview
from sitegen.serve.web import Application, trusted

BASE = "/repo/"
HOST = {"Host": "127.0.0.1:8000"}


@pytest.fixture(scope="module")
def preview() -> Preview:
    made = Preview(config.load(building.ROOT, building.BASE_URL))
    made.accept(building.repository(), config.load(building.ROOT, building.BASE_URL), ())
    return made


@pytest.fixture(scope="module")
def client(preview: Preview) -> Client:
    return Client(Application(preview, "127.0.0.1"))


def _get(client: Client, path: str, **headers: str) -> "tuple[int, str, bytes]":
    answer = client.get(path, headers={**HOST, **{name.replace("_", "-"): value for name, value in headers.items()}})
    return answer.status_code, answer.content_type or "", answer.data


def test_pages_differ_from_what_is_published_by_the_live_script_alone(client: Client) -> None:
    files = building.contents(building.repository())
    for address in ("index.html", "articles/000_c5cfba52247c8106.html", "search.html"):
        status, kind, content = _get(client, BASE + address)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        start = content.index(b'<script src="/_live/live.js"')
        end = content.index(b"</script>\n", start) + len(b"</script>\n")
        assert content[:start] + content[end:] == files[address]
    assert not any(b"_live" in content for content in files.values())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("assets/style.css", "text/css; charset=utf-8"),
        ("assets/site.js", "text/javascript; charset=utf-8"),
        ("assets/icon.svg", "image/svg+xml"),
        ("feed.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        (".nojekyll", "application/octet-stream"),
        ("", "text/html; charset=utf-8"),
        ("articles/", "text/html; charset=utf-8"),
        ("about", "text/html; charset=utf-8"),
    ],
)
def test_files_are_found_as_pages_finds_them_with_their_types(client: Client, path: str, kind: str) -> None:
    assert _get(client, BASE + path)[:2] == (200, kind)


@pytest.mark.parametrize(
    ("path", "target"), [("/", BASE), ("/repo", BASE), ("/repo/articles", "/repo/articles/"), ("/repo?q=a", "/repo/?q=a")]
)
def test_paths_lead_on(client: Client, path: str, target: str) -> None:
    answer = client.get(path, headers=HOST)
    assert (answer.status_code, answer.headers["Location"]) == (302, target)


def test_an_unknown_page_gets_the_sites_own_words(client: Client) -> None:
    status, kind, content = _get(client, f"{BASE}a/b/c/nothing")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert b"Page not found" in content
    assert b'data-page=""' in content
    assert _get(client, "/elsewhere/")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/repo/../../../etc/passwd",
        "/repo/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/repo/..%2f..%2f..%2fetc%2fpasswd",
        "/repo//etc/passwd",
        "/repo/%2fetc%2fpasswd",
        "/repo/..%5c..%5cpyproject.toml",
        "/repo/%00",
        "/repo/assets/style.css%00.html",
        "/_live/../loop.py",
        "/_live/%2e%2e/loop.py",
        "/_live//etc/passwd",
        "/_review/../pyproject.toml",
        "/etc/passwd",
        "/repo/.sitegen-manifest.json",
    ],
)
def test_no_path_leads_out(client: Client, path: str) -> None:
    status, _, content = _get(client, path)
    assert status in {302, 404}
    assert b"root:" not in content
    assert b"sitegen" not in content or b"Page not found" in content or b"Nothing of this site" in content


def test_a_site_on_the_disk_is_held_to_its_manifest_and_its_folder(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_text('title = "x"\n')
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    output.write(building.repository().files, site)
    (site / "extra.html").write_text("secret")
    (site / "robots.txt").unlink()
    (site / "robots.txt").symlink_to(tmp_path / "secret.txt")
    disk = Client(Application(Preview(config.load(tmp_path)), "127.0.0.1"))
    assert _get(disk, "/about.html")[0] == 200
    for path in ("/extra.html", "/robots.txt", "/../secret.txt", "/%2e%2e/secret.txt"):
        status, _, content = _get(disk, path)
        assert (status, b"secret" in content) == (404, False)


def test_ranges_heads_and_conditional_requests(client: Client) -> None:
    path, whole = f"{BASE}assets/style.css", building.contents(building.repository())["assets/style.css"]
    answer = client.get(path, headers={**HOST, "Range": "bytes=10-19"})
    assert (answer.status_code, answer.data) == (206, whole[10:20])
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert client.get(path, headers={**HOST, "Range": f"bytes={len(whole)}-"}).status_code == 416
    head = client.head(path, headers=HOST)
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(len(whole)))
    tag = head.headers["ETag"]
    assert tag.strip('"') == hashlib.sha256(whole).hexdigest()[:32]
    again = client.get(path, headers={**HOST, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head("/_live/events", headers=HOST).data == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_sent(client: Client, method: str) -> None:
    answer = client.open(BASE, method=method, headers=HOST)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.5", ""])
def test_another_name_is_refused(client: Client, host: str) -> None:
    for path in (BASE, "/_review/", "/_live/live.js", "/_live/events"):
        assert client.get(path, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "a.localhost"])
def test_this_machines_names_count(host: str) -> None:
    assert trusted(host, "127.0.0.1")


def test_addresses_in_figures_count_where_all_may_come() -> None:
    assert trusted("192.168.0.7:8000", "0.0.0.0")
    assert trusted("archive.lan:8000", "archive.lan")
    assert not trusted("evil.example:8000", "0.0.0.0")


def test_answers_stay_with_their_origin(client: Client) -> None:
    headers = client.get(BASE, headers=HOST).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_first_look_is_shown_and_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new.archive(folder)
    settings = config.load(folder)
    preview = Preview(settings)
    preview.accept(building.build(folder), settings, ())
    application = Application(preview, "127.0.0.1")
    client = Client(application)
    address = "articles/bridge-vote.html"
    before = application._news(f"/{address}", preview.state)
    look = Look(source="bridge-vote.md", address=address, draft=True, files={address: b"<head></head>Now"})
    preview.look((look,))
    told = application._news(f"/{address}", preview.state)
    assert (before["first"], told["first"]) == (False, True)
    assert told["page"] != before["page"]
    assert (told["draft"], told["open"]) == (True, None)
    assert application._news("/index.html", preview.state)["first"] is False
    content = _get(client, f"/{address}")[2]
    assert content.endswith(b"Now")
    assert f'data-page="{told["page"]}"'.encode() in content
    assert json.loads(_get(client, f"/_live/panel?page=/{address}")[2]) == {"items": [], "review": "/_review/", "first": True}
    preview.fail(())
    assert application._news(f"/{address}", preview.state)["page"] == before["page"]


def test_the_review_shows_hostile_words_as_words(tmp_path: Path) -> None:
    folder = hostile.write(tmp_path / "archive")
    settings = config.load(folder)
    preview = Preview(settings)
    preview.accept(building.build(folder), settings, ())
    client = Client(Application(preview, "127.0.0.1"))
    pages = [_get(client, "/_review/")[2]]
    site = preview.state.site
    assert site
    pages += [client.get("/_review/article", query_string={"source": found.source}, headers=HOST).data for found in site.archive.articles]
    assert len(pages) > 3
    for page in pages:
        assert b"<script>alert" not in page
        assert page.count(b"<script") == 1
        assert b"<img" not in page
    assert client.get("/_review/article", query_string={"source": "no such"}, headers=HOST).status_code == 404
    assert client.get("/_review/", query_string={"from": "x"}, headers=HOST).status_code == 200
