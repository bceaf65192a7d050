"""The workflows: sound, with the least rights, and nothing of others in them that could change under our feet."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from secondlook.cli import _parser

ROOT = Path(__file__).parent.parent
HERE = Path(sys.executable).parent
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = {file.stem: yaml.safe_load(file.read_text()) for file in FILES}
JOBS = {f"{name}.{job}": body for name, workflow in WORKFLOWS.items() for job, body in workflow["jobs"].items()}
USES = re.compile(r"^\s*(?:- )?uses: (.+)$", re.MULTILINE)
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# An expression is put into a script before the shell reads it, and outsiders choose titles and names of branches.
EXPRESSION = re.compile(r"\$\{\{")


def run(*command, **options):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


def on(workflow):
    """What starts it. YAML 1.1 reads the word `on` as true."""
    return workflow[True]


def test_actionlint_and_shellcheck_find_nothing():
    assert run(HERE / "actionlint", "-no-color", "-shellcheck", HERE / "shellcheck") == (0, "")


def test_zizmor_finds_nothing():
    status, said = run(HERE / "zizmor", "--offline", "--quiet", "--persona", "auditor", ".github")
    assert status == 0, said


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_action_of_others_is_pinned_by_its_commit_and_names_its_version(file):
    assert [found for found in USES.findall(file.read_text()) if not PINNED.fullmatch(found)] == []


def test_an_action_has_one_version_in_all_workflows():
    named = {found for file in FILES for found in USES.findall(file.read_text())}
    assert len({found.split("@")[0] for found in named}) == len(named)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_no_rights_and_each_job_names_those_it_needs(name):
    assert WORKFLOWS[name]["permissions"] == {}
    assert all(isinstance(job["permissions"], dict) for job in WORKFLOWS[name]["jobs"].values())


def test_what_may_write_runs_no_program_of_ours_or_of_others():
    writing = {name: job for name, job in JOBS.items() if "write" in job["permissions"].values()}
    assert set(writing) == {"deploy.publish", "links.report", "translations.propose"}
    ran = "\n".join(step.get("run", "") for job in writing.values() for step in job["steps"])
    assert not re.search(r"\bmake\b|\.venv|\.cache|python|\bpip\b|\bnpx?\b|curl|wget", ran)


@pytest.mark.parametrize("name", JOBS)
def test_a_job_ends_by_itself_and_hands_its_scripts_no_text_of_others(name):
    job = JOBS[name]
    assert job["timeout-minutes"] <= 120
    assert [step["run"] for step in job["steps"] if EXPRESSION.search(step.get("run", ""))] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_two_runs_get_in_each_others_way_and_no_outsider_starts_one_with_rights(name):
    assert WORKFLOWS[name]["concurrency"]["group"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(on(WORKFLOWS[name]))


def test_only_readers_run_on_a_pull_request():
    started = [name for name, workflow in WORKFLOWS.items() if "pull_request" in on(workflow)]
    assert started == ["check", "preview"]
    rights = [job["permissions"] for name in started for job in WORKFLOWS[name]["jobs"].values()]
    assert rights == [{"contents": "read"}] * len(rights)


def test_a_machine_is_started_for_each_published_language():
    status, said = run(sys.executable, "tools/published_locales.py")
    assert status == 0, said
    locales = yaml.safe_load((ROOT / "content/locales.yml").read_text("utf-8"))["locales"]
    assert json.loads(said) == [locale["tag"] for locale in locales if locale["published"]]


def test_every_command_of_a_workflow_is_one_that_we_have():
    scripts = [step.get("run", "") for job in JOBS.values() for step in job["steps"]]
    named = [found for script in scripts for found in re.findall(r"\.venv/bin/secondlook ([^|\n]+)", script)]
    assert named
    for words in named:
        _parser().parse_args(words.replace('"', "").replace("$LOCALE", "ar").split())


def test_every_make_target_of_a_workflow_exists():
    targets = set(re.findall(r"^\.PHONY: (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        found
        for job in JOBS.values()
        for step in job["steps"]
        for found in re.findall(r"\bmake (?:--\w+ )*([\w-]+)", step.get("run", ""))
    }
    assert named
    assert named <= targets
