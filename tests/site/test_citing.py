"""Citing an article as its reader does: with scripts and without, from a server and from a disk."""

import json
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, expect

from sitegen import urls
from sitegen.model import Archive


@pytest.mark.parametrize("scripts", [True, False])
def test_every_form_can_be_read_and_with_scripts_copied_and_saved(
    browser: Browser, folder: Path, archive: Archive, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    article = archive.articles[0]
    page.goto((folder / urls.article(article.id)).as_uri())
    page.get_by_text("For reference managers").click()
    shown = page.locator("pre")
    expect(shown.first).to_be_visible()
    forms = [shown.nth(number).text_content() or "" for number in range(3)]
    assert forms[0].startswith(f"@misc{{{article.id},\n")
    assert rispy.loads(forms[1])[0]["id"] == article.id
    assert json.loads(forms[2])[0]["id"] == article.id
    section = page.locator("section").filter(has=page.get_by_role("heading", name="Cite this article"))
    assert section.get_by_role("button").count() == (8 if scripts else 0), "five to copy, three to save"
    if scripts:
        section.get_by_role("button", name="Copy").first.click()
        expect(section.get_by_role("button", name="Copied")).to_have_count(1)
        with page.expect_download() as saved:
            section.get_by_role("button", name="Save").nth(1).click()
        assert saved.value.suggested_filename == f"{article.id}.ris"
        assert Path(saved.value.path()).read_text(encoding="utf-8") == forms[1]
    context.close()
