"""The same few commands on every system, with nothing but Python.

    python run.py app      starts the app
    python run.py test     checks everything
    python run.py bench    measures the server
    python run.py mutants  breaks the rules on purpose and sees that tests notice

Makes .venv and installs what is needed first; the second time that takes no time.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
RUN = ("requirements.txt",)
DEVELOP = ("requirements.txt", "requirements-dev.txt")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("-m", "pytest", "-m", "not browser", "-n", "auto", "--cov", "--cov-report=term"),
    ("-m", "pytest", "-m", "browser", "-n", "2"),
)


def app(arguments: Sequence[str]) -> int:
    """Start the app; what follows on the command line goes to Streamlit."""
    prepare(RUN)
    return call("-m", "streamlit", "run", str(ROOT / "app.py"), *arguments)


def test(_arguments: Sequence[str]) -> int:
    """Run every check to its end, also after one has failed, and say which failed."""
    prepare(DEVELOP)
    browser = find_browser() or install_browser()
    if browser:
        os.environ["CHROMIUM"] = browser
    failed = [" ".join(check) for check in CHECKS if call(*check)]
    for check in failed:
        print(f"FAILED: python {check}")
    return len(failed)


def bench(arguments: Sequence[str]) -> int:
    """Measure how many viewers the server bears."""
    prepare(DEVELOP)
    return call("bench/run.py", *arguments)


def mutants(arguments: Sequence[str]) -> int:
    """Break the rules on purpose, one at a time."""
    prepare(DEVELOP)
    return call("-m", "tests.mutants.run", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "app": app,
    "test": test,
    "bench": bench,
    "mutants": mutants,
}


def prepare(files: Sequence[str]) -> None:
    """A .venv that holds what the files name; nothing is done where that is so already."""
    if not PYTHON.exists():
        print("Making .venv")
        make_venv()
    stamp = VENV / f"{files[-1]}.{fingerprint(files)}"
    if stamp.exists():
        return
    print(f"Installing {' and '.join(files)}")
    wanted = [argument for file in files for argument in ("-r", file)]
    if call("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted):
        sys.exit("Could not install what the app needs; see above.")
    stamp.touch()


def make_venv() -> None:
    """Make .venv; on a bare Debian, as root, fetch the part of Python that does so."""
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_debian(version):
            sys.exit(f"Python lacks ensurepip. On Debian and Ubuntu: apt install {version}")
        venv.create(VENV, with_pip=True)


def fingerprint(files: Sequence[str]) -> str:
    """Changes with the required packages and with the Python that runs them."""
    content = b"".join((ROOT / file).read_bytes() for file in (*files, "constraints.txt"))
    return hashlib.sha256(content + sys.version.encode()).hexdigest()[:16]


def find_browser() -> str | None:
    """The Chromium to test with: what CHROMIUM names, else the first on PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """Chromium from Debian, where we may install it; without it the browser tests skip."""
    if not install_debian("chromium"):
        print("No Chromium found: the browser tests are skipped. Set CHROMIUM to its path.")
    return find_browser()


def install_debian(package: str) -> bool:
    """Whether a package could be installed: as root on Debian and its kin, nowhere else."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = ([apt, "update", "-q"], [apt, "install", "-qy", "--no-install-recommends", package])
    return not any(subprocess.call(step, env=quiet) for step in steps)


def call(*arguments: str) -> int:
    """Run Python from .venv in our folder; an interrupt from the keyboard is no failure."""
    try:
        return subprocess.call([str(PYTHON), *arguments], cwd=ROOT)
    except KeyboardInterrupt:
        return 0


def main() -> int:
    """Do what the command line asks."""
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or later is needed.")
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        sys.exit(__doc__)
    return command(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
