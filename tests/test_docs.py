"""The documentation says what is true: every term, module, command, page, link and version."""

import ast
import importlib
import inspect
import re
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

from malkedja import assessment, model
from malkedja.ui import nav

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/*.md")]
DOMAIN = [
    importlib.import_module(module.name)
    for package in (model, assessment)
    for module in iter_modules(package.__path__, f"{package.__name__}.")
]
CHAPTERS = ["Status", "Context", "Decision", "Consequences"]
CHANGES = {"Tillagt", "Ändrat", "Utfasat", "Borttaget", "Rättat", "Säkerhet"}


def public(module: ModuleType) -> list[type]:
    return [
        thing
        for name, thing in inspect.getmembers(module, inspect.isclass)
        if thing.__module__ == module.__name__ and not name.startswith("_")
    ]


def terms() -> list[str]:
    """Every dataclass and enum of the domain, and every answer that an enum can give."""
    things = [thing for module in DOMAIN for thing in public(module)]
    enums = [thing for thing in things if issubclass(thing, Enum)]
    names = {thing.__name__ for thing in things if is_dataclass(thing)} | {
        e.__name__ for e in enums
    }
    return sorted(names | {str(member.value) for enum in enums for member in enum})


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("term", terms())
def test_the_glossary_has_every_term_of_the_code(term: str) -> None:
    assert f"`{term}`" in GLOSSARY


def test_the_glossary_names_nothing_that_is_gone() -> None:
    named = {word for row in GLOSSARY.splitlines() if "|" in row for word in _code(row)}
    fields = {"share", "hold", "proposal", "computed"}
    assert named - set(terms()) - fields == set()


def _code(row: str) -> list[str]:
    return re.findall(r"`(\w+)`", row)


def test_the_glossary_can_be_read_in_one_go() -> None:
    assert len(GLOSSARY.splitlines()) <= 70


def test_the_readme_lists_the_parts_of_the_package_in_reading_order() -> None:
    listed = re.findall(r"^\d+\. `malkedja/(\w+)(?:\.py|/)`", README, re.MULTILINE)
    package = importlib.import_module("malkedja")
    assert listed == re.findall(r"^\d+\. ``(\w+)``", package.__doc__ or "", re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:malkedja|data|pages)/[\w./]*)`", README)))
)
def test_what_the_readme_points_at_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("entry", nav.ENTRIES, ids=lambda entry: entry.name)
def test_every_page_is_in_the_readme_by_its_address(entry: nav.Entry) -> None:
    assert f"`/{entry.address}`" in README


def test_the_readme_names_no_page_that_is_gone() -> None:
    named = set(re.findall(r"^\| [\wÅÄÖåäö ]+ `/(\w*)`", README, re.MULTILINE))
    assert named == {entry.address for entry in nav.ENTRIES}


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m malkedja (\w+)", README))))
def test_a_documented_command_exists_and_has_help(command: str) -> None:
    cli = importlib.import_module("malkedja.cli")
    assert cli.commands.commands[command].help


def test_every_command_is_documented() -> None:
    cli = importlib.import_module("malkedja.cli")
    assert all(f"python -m malkedja {command}" in README for command in cli.commands.commands)


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"(?:make|run\.py) (\w+)", README)) - {"run"})
)
def test_what_the_readme_runs_can_be_run(command: str) -> None:
    script = ast.parse((ROOT / "run.py").read_text("utf-8"))
    assert command in {n.name for n in script.body if isinstance(n, ast.FunctionDef)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_links_lead_to_files_that_exist(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=shown)
def test_a_decision_is_short_and_has_its_four_chapters(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert text.startswith(f"# {decision.name[:4]} ")
    assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == CHAPTERS
    assert len(text.splitlines()) <= 25


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_runtime_dependency_has_its_why() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    packages = [re.split("[=<>~]", line)[0] for line in lines if re.match(r"[a-z]", line)]
    reasons = (ROOT / "docs/decisions/0005-dependencies.md").read_text("utf-8")
    assert [
        name for name in packages if not re.search(rf"^\|.*\b{name}\b", reasons, re.MULTILINE)
    ] == []


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    version = re.compile(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}")
    assert [h for h in headings[1:] if not version.fullmatch(h)] == []
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= CHANGES


def test_the_licence_is_the_one_that_the_project_declares() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert 'license = "EUPL-1.2"' in project
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
