from pathlib import Path

import pytest

from sitegen import config
from sitegen.config import Config
from sitegen.errors import ConfigError


def load(folder: Path, content: str, name: str = "sitegen.toml", base_url: str | None = None) -> Config:
    (folder / name).write_text(content, encoding="utf-8")
    return config.load(folder, base_url)


def told(folder: Path, content: str, name: str = "sitegen.toml") -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(folder, content, name)
    return caught.value


def test_a_title_alone_is_enough(tmp_path: Path) -> None:
    made = load(tmp_path, 'title = "An archive"')
    assert made.settings.title == "An archive"
    assert (made.seeds, made.site, made.base_url) == (tmp_path / "seeds", tmp_path / "site", "")


def test_both_files_are_read_by_the_same_parser(tmp_path: Path) -> None:
    keys = 'title = "A"\nlanguage = "fr"\nannotators = ["people"]\nbase_url = "https://example.org/a"\nseeds = "in"\n'
    (tmp_path / "own").mkdir()
    (tmp_path / "project").mkdir()
    own = load(tmp_path / "own", keys)
    project = load(tmp_path / "project", f'[project]\nname = "x"\n\n[tool.sitegen]\n{keys}', "pyproject.toml")
    assert own.settings == project.settings
    assert own.base_url == project.base_url == "https://example.org/a/"


def test_the_configuration_is_found_from_a_folder_below(tmp_path: Path) -> None:
    load(tmp_path, 'title = "A"')
    below = tmp_path / "seeds" / "2022"
    below.mkdir(parents=True)
    assert config.load(below).root == tmp_path


def test_the_nearest_configuration_counts_and_an_own_file_before_a_project(tmp_path: Path) -> None:
    load(tmp_path, 'title = "outer"')
    inner = tmp_path / "inner"
    inner.mkdir()
    load(inner, '[tool.sitegen]\ntitle = "project"', "pyproject.toml")
    assert config.load(inner).settings.title == "project"
    assert load(inner, 'title = "own"').settings.title == "own"


def test_a_project_without_the_table_is_passed_by(tmp_path: Path) -> None:
    load(tmp_path, 'title = "A"')
    inner = tmp_path / "inner"
    inner.mkdir()
    assert load(inner, '[project]\nname = "x"\n', "pyproject.toml").root == tmp_path


def test_no_configuration_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no sitegen\.toml") as caught:
        config.load(tmp_path)
    assert "sitegen new" in caught.value.hint
    assert caught.value.where == str(tmp_path)


@pytest.mark.parametrize(
    ("content", "where", "word"),
    [
        ('title = "A"\nbaseurl = "x"\n', "sitegen.toml:2", "baseurl"),
        ('title = "A"\n\nannotators = "people"\n', "sitegen.toml:3", "annotators"),
        ("title = 3\n", "sitegen.toml:1", "title"),
        ('\ntitle = " "\n', "sitegen.toml:2", "title"),
        ("description = 'x'\n", "sitegen.toml", "title"),
        ('title = "A\n', "sitegen.toml:1", "TOML"),
    ],
)
def test_mistakes_are_told_with_file_line_and_key(tmp_path: Path, content: str, where: str, word: str) -> None:
    error = told(tmp_path, content)
    assert error.where == where
    assert word in str(error)


def test_mistakes_in_a_project_are_told_with_the_line_in_its_own_table(tmp_path: Path) -> None:
    error = told(tmp_path, '[project]\nname = "x"\n\n[tool.sitegen]\ntitle = "A"\nname = "y"\n', "pyproject.toml")
    assert error.where == "pyproject.toml:6"


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/repo", "https://example.org/repo/"),
        ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/"),
    ],
)
def test_a_base_address_ends_in_a_slash(tmp_path: Path, address: str, wanted: str) -> None:
    assert load(tmp_path, f'title = "A"\nbase_url = "{address}"').base_url == wanted


@pytest.mark.parametrize(
    "address",
    [
        "example.org", "/repo/", "javascript:alert(1)", "ftp://example.org/", "https://", "https:///repo", "https://example.org/?a=b",
        "https://example.org/#a", "https://example.org/<script>", "https://exa mple.org/", "https://[::1", "https://example.org/'x'",
    ],
)  # fmt: skip
def test_what_is_no_base_address_is_refused(tmp_path: Path, address: str) -> None:
    error = told(tmp_path, f'title = "A"\nbase_url = "{address}"')
    assert error.where == "sitegen.toml:2"
    assert address in error.message


def test_the_command_line_overrides_the_base_address(tmp_path: Path) -> None:
    made = load(tmp_path, 'title = "A"\nbase_url = "https://example.org/"', base_url="https://other.example/x")
    assert made.base_url == "https://other.example/x/"
    assert config.load(tmp_path, "").base_url == ""
    with pytest.raises(ConfigError, match="no web address") as caught:
        config.load(tmp_path, "nonsense")
    assert caught.value.where == "--base-url"


@pytest.mark.parametrize(
    "folders",
    [
        'seeds = "site/seeds"', 'site = "seeds/site"', 'site = "seeds"', 'site = "."', 'site = ".."', 'seeds = "."', 'seeds = ""',
        'site = "./seeds/../seeds"',
    ],
)  # fmt: skip
def test_seeds_and_site_are_kept_apart(tmp_path: Path, folders: str) -> None:
    assert told(tmp_path, f'title = "A"\n{folders}').where == "sitegen.toml:2"


def test_a_link_does_not_hide_that_seeds_and_site_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "seeds")
    assert "lie in one another" in told(tmp_path, 'title = "A"\nsite = "public"').message


def test_folders_may_lie_elsewhere(tmp_path: Path) -> None:
    made = load(tmp_path, f'title = "A"\nseeds = "../articles"\nsite = "{tmp_path}-out"')
    assert made.site == Path(f"{tmp_path}-out")


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_bytes(b'title = "A"\nauthor = "Andr\xe9"\n')
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        config.load(tmp_path)
    assert caught.value.where == "sitegen.toml:2"


def test_this_repositorys_own_archive_is_configured() -> None:
    made = config.load(Path(__file__).parent)
    assert made.where == "pyproject.toml"
    assert made.seeds.is_dir()


def test_a_table_of_sitegen_is_found_by_what_the_file_means_not_by_its_letters(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('# [tool.sitegen]\n[project]\nname = "[tool.sitegen]"\n')
    (tmp_path / "pyproject.toml").write_text('[ tool . sitegen ]\ntitle = "Above"\n')
    assert config.load(inner).settings.title == "Above"


@pytest.mark.parametrize(
    "line", ['language = "<b>"', 'language = ""', 'languages = ["fr", "de_AT"]', 'seeds = "a\\u0000b"', 'site = ""', 'theme = "\\u202e"']
)
def test_what_cannot_be_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "sitegen.toml").write_text(f'title = "x"\n{line}\n')
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path)
    assert caught.value.where == "sitegen.toml:2"
