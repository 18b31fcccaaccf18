"""Breaks the rules on purpose, one small fault at a time, and asks whether a test notices.

    python -m tests.mutants.run [module …]

Every fault in malkedja/assessment, malkedja/explore and malkedja/lint is tried in a process of
its own with the rules' tests. A fault that no test notices is printed, and the exit code is 1
unless equivalent.yaml says why it changes nothing. Needs an operating system that can fork.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from resource import RLIMIT_CPU, setrlimit
from types import CodeType

import hypothesis
import pytest
import yaml

from tests.mutants.faults import Fault, faults

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "malkedja" / "assessment"
LINT = ROOT / "malkedja" / "lint"
TESTS = ("tests/test_rollup.py", "tests/test_assessment.py")
LINT_TESTS = ("tests/test_lint.py",)
EXPLORE = ROOT / "malkedja" / "explore"
EXPLORE_TESTS = ("tests/test_explore.py",)
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
PHASES = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
SECONDS = 60  # of the processor's time: a busy machine must not pass for a fault noticed
NOTICED = {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}

Key = tuple[str, str, str]


class Broken(MetaPathFinder, InspectLoader):
    """Gives one module with its fault in place of the one on disk."""

    def __init__(self, name: str, code: CodeType) -> None:
        """Stand in for the module of that name."""
        self.name, self.code = name, code

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Answer for that one module only."""
        return spec_from_loader(fullname, self) if fullname == self.name else None

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the loader's protocol
        """The faulty module."""
        return self.code

    def get_source(self, fullname: str) -> None:
        """There is no text of it."""


class NearestFirst:
    """Runs a module's own table first, and the properties, which take longer, last."""

    def __init__(self, module: str) -> None:
        """For the module of that name."""
        self.module = module

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Put the tests in that order."""
        items.sort(
            key=lambda item: (hasattr(item.function, "hypothesis"), self.module not in item.nodeid)
        )


def tests_of(module: Path) -> tuple[str, ...]:
    """A module's own test file where it has one, else the tests of the rules."""
    if LINT in (module, module.parent):
        return LINT_TESTS
    if EXPLORE in (module, module.parent):
        return EXPLORE_TESTS
    own = ROOT / "tests" / f"test_{module.stem}.py"
    return (str(own), *TESTS) if own.exists() and str(own.relative_to(ROOT)) not in TESTS else TESTS


def tested(module: Path, fault: Fault | None) -> int:
    """Run the rules' tests in this process, with the fault in place; pytest's exit code."""
    if fault is not None:
        name = f"malkedja.{module.parent.name}.{module.stem}"
        sys.meta_path.insert(0, Broken(name, compile(fault.tree, str(module), "exec")))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "--tb=no", "--assert=plain"]
    return int(pytest.main([*quiet, *tests_of(module)], plugins=[NearestFirst(module.stem)]))


def started(module: Path, fault: Fault | None) -> int:
    """Begin such a run in a process of its own; its process id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        setrlimit(RLIMIT_CPU, (SECONDS, SECONDS))
        code = tested(module, fault)
    finally:
        os._exit(code)


def survivors(work: list[tuple[Path, Fault]]) -> Iterator[tuple[Path, Fault]]:
    """Try every fault, as many at a time as there are processors; those that nobody noticed."""
    running: dict[int, tuple[Path, Fault]] = {}
    waiting = iter(work)
    while True:
        while len(running) < (os.cpu_count() or 1) and (next_up := next(waiting, None)):
            running[started(*next_up)] = next_up
        if not running:
            return
        child, status = os.wait()
        tried = running.pop(child)
        if status == 0:
            yield tried
        elif os.WIFEXITED(status) and os.WEXITSTATUS(status) not in NOTICED:
            message = f"The tests could not run at all with {key(*tried)}"
            raise RuntimeError(message)


def key(module: Path, fault: Fault) -> Key:
    """What a fault is called in equivalent.yaml: no line number, so that it stays."""
    return module.stem, fault.line, fault.change


def excused() -> dict[Key, str]:
    """The faults that change nothing, and why."""
    entries = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or []
    return {(e["module"], e["line"], e["change"]): e["reason"] for e in entries}


def prepare() -> None:
    """Have everything but the rules read, so that each process starts from there."""
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT / "tests"))
    for heavy in ("malkedja.store", "pandas"):  # neither knows the rules
        import_module(heavy)
    cases_loader = import_module("cases_loader")
    for table in cases_loader.FOLDER.glob("*.yaml"):
        cases_loader.read(table.stem)
    hypothesis.settings.register_profile(
        "faults", database=None, deadline=None, derandomize=True, max_examples=50, phases=PHASES
    )
    hypothesis.settings.load_profile("faults")


def main(*names: str) -> int:
    """Try them all and tell."""
    prepare()
    found = (path for package in (RULES, EXPLORE, LINT) for path in sorted(package.glob("*.py")))
    modules = [path for path in found if not names or path.stem in names]
    packages = dict.fromkeys(module.parent for module in modules)
    if any(os.waitpid(started(package, None), 0)[1] != 0 for package in packages):
        print("The rules' tests must pass before anything is broken.")
        return 1
    work = [(module, fault) for module in modules for fault in faults(module.read_text("utf-8"))]
    reasons = excused()
    excuses = {k for k in reasons if not names or k[0] in names}
    unnoticed = 0
    for survivor in survivors(work):
        name = key(*survivor)
        if name not in reasons:
            unnoticed += 1
            print("Not noticed: {}: {}\n             {}".format(*name), flush=True)
        excuses.discard(name)
    for name in sorted(excuses):
        print("Excused, but noticed or gone: {}: {}\n             {}".format(*name))
    print(f"{len(work)} faults, {unnoticed} not noticed, {len(reasons)} known to change nothing.")
    return 1 if unnoticed or excuses else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
