"""The rooms of the house: who may import whom, and which outside package has which one owner."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "hooks/secondlook"
MODULES = sorted(ROOT.rglob("*.py"))

LAYERS = (
    {"__init__", "problems", "search", "characters", "numerals", "inline", "workers", "colours", "libraries"},
    {"paths", "pasted", "store", "swap", "tokens", "cutting"},
    {"drawing", "slips", "proportion", "scripts"},
    {
        "model/__init__",
        "outside",
        "render/__init__",
        "render/mistakes",
        "render/bidi",
        "adapters/__init__",
        "adapters/background",
    },
    {"text", "fonts", "plain", "options", "model/tool_words"},
    {"model/plain", "raster"},
    {"source", "model/base"},
    {"one_text", "links"},
    {"model/blocks", "model/checklists", "model/site"},
    {"model/guides", "model/planner", "model/words", "reading", "render/data_model"},
    {"explanations/__init__", "explanations/entry"},
    {
        f"explanations/{family}"
        for family in (
            "facts",
            "fields",
            "files",
            "guides",
            "looks",
            "names",
            "outcome",
            "paper",
            "plainness",
            "translated",
        )
    },
    {"explain"},
    {"library", "terms"},
    {"checklist", "catalog", "claims", "conflicts", "dates", "figures", "look", "shape", "wording"},
    {"agreed", "glyphs", "leftovers", "localize", "signoffs", "strays"},
    {"checks", "status"},
    {"loading", "translations"},
    {"edition"},
    {
        "pseudo",
        "render/alphabet",
        "render/environment",
        "render/standing",
        "render/citations",
        "render/columns",
        "render/languages",
        "render/plan",
    },
    {"render/letters", "render/sharing"},
    {"render/plans"},
    {"render/pages", "render/sheets"},
    {"render/data", "render/picture", "render/review", "pdf", "schemas", "offline"},
    {"archive"},
    {"publish", "showing", "signing", "starting"},
    {"adapters/finished", "adapters/shell", "adapters/settings"},
    {"adapters/mkdocs"},
    {"adapters/building"},
    {"commands", "site_commands"},
    {"cli"},
    {"entry"},
)
"""Lowest first. A module imports only from layers below its own."""

OWNERS = {
    "yaml": {"source"},
    "polib": {"catalog"},
    "jinja2": {"render/environment", "render/mistakes"},
    "weasyprint": {"pdf"},
    "pydyf": {"pdf"},
    "pypdfium2": {"raster"},
    "mkdocs": {"adapters/mkdocs", "adapters/finished"},
    "mkdocs_static_i18n": {"adapters/mkdocs"},
    "fontTools": {"fonts"},
    "markdown_it": {"inline"},
    "babel": {"localize"},
}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).with_suffix("").as_posix()


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the room"
            module = node.module or ""
            inside = {
                f"{module}.{alias.name}" for alias in node.names if (ROOT.parent / module.replace(".", "/")).is_dir()
            }
            found |= {name for name in inside if is_module(name)} or {module}
    return found


def is_module(name: str) -> bool:
    path = ROOT.parent / name.replace(".", "/")
    return path.with_suffix(".py").exists() or path.is_dir()


def layer_of(name: str) -> int:
    return next(index for index, layer in enumerate(LAYERS) if name in layer)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_every_module_has_a_layer_and_imports_only_from_below(file):
    own = layer_of(name_of(file))
    for imported in imports_of(file):
        if imported == "secondlook" or not imported.startswith("secondlook."):
            continue
        target = imported.removeprefix("secondlook.").replace(".", "/")
        target = target if (ROOT / f"{target}.py").exists() else f"{target}/__init__"
        assert layer_of(target) < own, f"{name_of(file)} imports {imported}"


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_outside_packages_have_one_owner(file):
    for imported in imports_of(file):
        package = imported.split(".")[0]
        assert name_of(file) in OWNERS.get(package, {name_of(file)}), f"{name_of(file)} imports {imported}"


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_modules_stay_small(file):
    assert len(file.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_the_command_line_and_the_adapter_print_or_log(file):
    if name_of(file) in {"cli", "commands", "site_commands", "adapters/mkdocs", "pdf"}:
        return
    tree = ast.parse(file.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "print" not in names
    assert "logging" not in imports_of(file)


def test_the_core_does_not_load_the_generator_or_the_pdf_engine():
    code = (
        "import sys, secondlook.edition, secondlook.render.environment;"
        "print([name for name in ('mkdocs', 'weasyprint', 'material') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_hook_folder_holds_the_hook_and_the_package_only():
    held = {path.name for path in ROOT.parent.iterdir() if path.name != "__pycache__"}
    assert held == {"secondlook", "secondlook_hook.py"}
    assert len((ROOT.parent / "secondlook_hook.py").read_text("utf-8").splitlines()) <= 20
