"""Modules as one script: what runs behind a server runs without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondlook.scripts import CannotInline, in_one

SCRIPTS = Path(__file__).parent.parent / "docs/assets/js"
NEED_A_SERVER = {"site", "offline", "search"}

ONE = """import { twice } from "./number-words.js";
import { say as shout } from "./voice.js";

const page = twice(2);
shout(page);
"""
TWO = """import { say } from "./voice.js";

const page = "its own";
export function twice(count) {
  say(page);
  return 2 * count;
}
"""
VOICE = """export const heard = [];
export async function* all() {}
export function say(what) {
  heard.push(what);
}
"""
MODULES = {"one": ONE, "number-words": TWO, "voice": VOICE}


def test_each_module_stands_once_before_those_that_use_it():
    script = in_one(["one", "voice"], MODULES.__getitem__)
    places = [script.index(f"const {name} =") for name in ("$voice", "$number_words", "$one")]
    assert places == sorted(places)
    assert script.count("const $voice =") == 1


def test_names_stay_inside_their_module_and_only_exports_leave_it():
    script = in_one(["one"], MODULES.__getitem__)
    assert "const { say: shout } = $voice;" in script
    assert "return { heard, all, say };" in script
    assert "import " not in script
    assert "export " not in script


@pytest.mark.browser
def test_the_script_does_in_a_browser_what_the_modules_do(browser):
    page = browser.new_page()
    page.set_content(
        f'<script type="module">{in_one(["one"], MODULES.__getitem__)}window.heard = $voice.heard;</script>'
    )
    assert page.evaluate("heard") == ["its own", 4]
    page.close()


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        'import everything from "./voice.js";',
        'const later = await import("./voice.js");',
        "const here = import.meta.url;",
        "export { page };",
        'const end = "</script>";',
    ],
)
def test_what_cannot_be_taken_over_is_refused_by_name(line):
    with pytest.raises(CannotInline, match=r"tool\.js cannot become part of one script: "):
        in_one(["tool"], {"tool": f"{line}\n"}.__getitem__)


@pytest.mark.parametrize("name", sorted({file.stem for file in SCRIPTS.glob("*.js")} - NEED_A_SERVER))
def test_every_script_of_the_site_that_needs_no_server_can_be_taken_along(name):
    assert in_one([name], lambda each: (SCRIPTS / f"{each}.js").read_text("utf-8"))
