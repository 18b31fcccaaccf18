"""The shape of the code: thin pages, one way for imports, and no municipality in the program."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("**/*.py"))
PACKAGE = sorted((ROOT / "malkedja").glob("**/*.py"))
TEXTS = sorted(p for p in (ROOT / "malkedja").glob("**/*") if p.suffix in {".html", ".js", ".css"})
OURS = [*PACKAGE, *PAGES, *(p for p in (ROOT / "app.py", ROOT / "run.py") if p.exists())]
HTML_IN = {"malkedja/ui/html.py"}
SVG_IN = {"malkedja/charts/svg.py", "malkedja/charts/shapes.py"}
LONGEST_PAGE, LONGEST_MODULE, LONGEST_FUNCTION = 80, 250, 40

HTML = re.compile(
    r"</?(a|abbr|b|body|br|button|caption|dd|details|div|dl|dt|em|figure|h[1-6]|head|html|i|img|li"
    r"|link|main|meta|nav|ol|p|script|section|small|span|strong|style|summary|sup|table|tbody|td"
    r"|th|thead|tr|ul)\b[^>]*>"
)
SVG = re.compile(r"</?(svg|circle|path|polygon|polyline|rect)\b[^>]*>")
SQL = re.compile(
    r"\b(select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\b", re.IGNORECASE | re.DOTALL
)
NETWORK = re.compile(
    r"(aiohttp|ftplib|http\.client|httpx|requests|smtplib|socket|urllib\.request|urllib3|websockets)"
    r"(\.|$)"
)
UNSAFE = re.compile(r"(dill|marshal|pickle|shelve)(\.|$)")
PAGE_IMPORTS = re.compile(r"(streamlit|malkedja\.ui)(\.|$)")
SILENCED = re.compile(r"#\s*(type:\s*ignore|noqa|pragma)(?P<rest>.*)")
REASONED = re.compile(r"(\[[\w, -]+\]|:\s*[\w, ]+?)\s*(-|–|#)\s*\w+")

Check = Callable[[ast.Module, str], Iterator[str]]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=relative)


def read(path: Path) -> tuple[ast.Module, str]:
    source = path.read_text("utf-8")
    return ast.parse(source), source


def imports(tree: ast.Module) -> Iterator[str]:
    """The full names imported: ``from malkedja import ui`` is malkedja.ui."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """The nodes that are documentation, not text for anybody's screen."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = (n.body[0] for n in ast.walk(tree) if isinstance(n, owners) and n.body)
    return {statement.value for statement in first if isinstance(statement, ast.Expr)}


def strings(tree: ast.Module) -> list[str]:
    prose = docstrings(tree)
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and n not in prose)
    return [n.value for n in constants if isinstance(n.value, str)]


def code_lines(tree: ast.Module, source: str) -> int:
    """Lines that are neither blank, comment nor docstring."""
    prose = {
        line for doc in docstrings(tree) for line in range(doc.lineno, (doc.end_lineno or 0) + 1)
    }
    lines = enumerate(source.splitlines(), 1)
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in prose
        for number, line in lines
    )


def a_story(tree: ast.Module, source: str) -> Iterator[str]:
    """A page is told from top to bottom and leaves everything else to malkedja.ui."""
    if len(source.splitlines()) > LONGEST_PAGE:
        yield f"more than {LONGEST_PAGE} lines"
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Lambda():
                yield f"line {node.lineno}: defines something"
            case ast.BinOp() | ast.AugAssign():
                yield f"line {node.lineno}: calculates"
            case ast.Attribute(attr="session_state") | ast.Name(id="session_state"):
                yield f"line {node.lineno}: keeps state"
    yield from (f"imports {name}" for name in imports(tree) if not PAGE_IMPORTS.match(name))
    yield from (f"text with markup: {text[:40]}" for text in strings(tree) if "</" in text)


def no_sql(tree: ast.Module, _source: str) -> Iterator[str]:
    """Questions to the database are asked in the store."""
    yield from (f"SQL: {text[:40]}" for text in strings(tree) if SQL.search(text))


def no_html(tree: ast.Module, _source: str) -> Iterator[str]:
    """Markup is made in one module, from escaped text."""
    yield from (f"HTML: {text[:40]}" for text in strings(tree) if HTML.search(text))
    if "unsafe_allow_html" in _source:
        yield "unsafe_allow_html"


def no_svg(tree: ast.Module, _source: str) -> Iterator[str]:
    """Small pictures are drawn in one module."""
    yield from (f"SVG: {text[:40]}" for text in strings(tree) if SVG.search(text))


def no_network(tree: ast.Module, _source: str) -> Iterator[str]:
    """Nothing reaches out while the app runs."""
    yield from (f"imports {name}" for name in imports(tree) if NETWORK.match(name))


def nothing_that_runs_data(tree: ast.Module, _source: str) -> Iterator[str]:
    """Data is never executed, and YAML is read by our own strict loader alone."""
    yield from (f"imports {name}" for name in imports(tree) if UNSAFE.match(name))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" | "__import__" as name)):
                yield f"line {node.lineno}: {name}"
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="yaml"),
                    attr="unsafe_load" | "full_load" | "safe_load" | "load_all" as name,
                )
            ):
                yield f"line {node.lineno}: yaml.{name}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="yaml"), attr="load")):
                yield from _foreign_loader(node)


def _foreign_loader(call: ast.Call) -> Iterator[str]:
    given = [*call.args[1:], *(k.value for k in call.keywords if k.arg == "Loader")]
    ours = [loader for loader in given if isinstance(loader, ast.Name)]
    if not ours:
        yield f"line {call.lineno}: yaml.load without a loader of ours"


def small_enough(tree: ast.Module, _source: str) -> Iterator[str]:
    """No function is longer than a screen, its docstring apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            prose = node.body[0] if ast.get_docstring(node) else None
            spared = (prose.end_lineno or 0) - prose.lineno + 1 if prose else 0
            length = (node.end_lineno or 0) - node.lineno + 1 - spared
            if length > LONGEST_FUNCTION:
                yield f"{node.name} has {length} lines"


def silence_has_a_reason(_tree: ast.Module, source: str) -> Iterator[str]:
    """A checker is silenced by name and with a reason on the same line."""
    for number, line in enumerate(source.splitlines(), 1):
        found = SILENCED.search(line)
        if found and not REASONED.match(found["rest"]):
            yield f"line {number}: {found[0]}"


@every(PAGES)
def test_a_page_is_a_story(path: Path) -> None:
    assert list(a_story(*read(path))) == []


@every([path for path in OURS if not relative(path).startswith("malkedja/fetch")])
def test_only_the_fetch_knows_the_network(path: Path) -> None:
    assert list(no_network(*read(path))) == []


@every(OURS)
@pytest.mark.parametrize(
    "check",
    [nothing_that_runs_data, small_enough, silence_has_a_reason],
    ids=lambda check: check.__name__,
)
def test_code_keeps_the_house_rules(path: Path, check: Check) -> None:
    assert list(check(*read(path))) == []


@every([path for path in OURS if relative(path) not in HTML_IN])
def test_markup_is_made_in_one_module(path: Path) -> None:
    assert list(no_html(*read(path))) == []


@every([path for path in OURS if relative(path) not in SVG_IN])
def test_pictures_in_svg_are_drawn_in_one_module(path: Path) -> None:
    assert list(no_svg(*read(path))) == []


@every([path for path in OURS if not relative(path).startswith("malkedja/store")])
def test_only_the_store_asks_the_database(path: Path) -> None:
    assert list(no_sql(*read(path))) == []


@every(PACKAGE)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    assert code_lines(*read(path)) <= LONGEST_MODULE


def test_imports_run_one_way_along_the_path_of_the_data() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (a_story, "import pandas"),
        (a_story, "from malkedja import words"),
        (a_story, "def story(): ..."),
        (a_story, "total = 1 + 1"),
        (a_story, "st.session_state['year'] = 2"),
        (a_story, "\n" * 81),
        (no_html, "text = '<div class=card>'"),
        (no_html, "st.markdown(text, unsafe_allow_html=True)"),
        (no_svg, "text = '<circle r=4/>'"),
        (no_sql, "sql = 'select value from figures'"),
        (no_network, "from urllib import request"),
        (nothing_that_runs_data, "import pickle"),
        (nothing_that_runs_data, "eval(text)"),
        (nothing_that_runs_data, "yaml.load(text, Loader=yaml.Loader)"),
        (nothing_that_runs_data, "yaml.safe_load(text)"),
        (small_enough, "def long():\n" + "    step()\n" * 40),
        (silence_has_a_reason, "x = 1  # type: " + "ignore[misc]"),
        (silence_has_a_reason, "x = 1  # no" + "qa: E501"),
    ],
)
def test_a_broken_rule_is_seen(check: Check, source: str) -> None:
    assert list(check(ast.parse(source), source))


def local_words() -> list[str]:
    """What only one municipality says: its name, its years, its levels, nodes and indicators."""
    municipality = yaml.safe_load((ROOT / "data/municipality.yaml").read_text("utf-8"))
    words = {municipality["name"], municipality["formal_name"]}
    for chain in (ROOT / "data/periods").glob("*/chain.yaml"):
        plan = yaml.safe_load(chain.read_text("utf-8"))
        words |= {chain.parent.name, chain.parent.name.replace("-", "–")}
        words |= {level[form] for level in plan["levels"] for form in ("name", "plural")}
        words |= set(_names(plan["nodes"]))
        words |= {sheet.stem for sheet in (chain.parent / "indicators").glob("*.yaml")}
    return sorted(words)


def _names(nodes: list[dict[str, object]]) -> Iterator[str]:
    for node in nodes:
        yield str(node["name"])
        children = node.get("children", [])
        assert isinstance(children, list)
        yield from _names(children)


@pytest.fixture(scope="module")
def local() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in local_words())
    return re.compile(rf"(?<!\w)({words})(?!\w)", re.IGNORECASE)


@every([*PACKAGE, *PAGES, *TEXTS])
def test_the_program_names_no_municipality(path: Path, local: re.Pattern[str]) -> None:
    assert [found[0] for found in local.finditer(path.read_text("utf-8"))] == []


def test_the_words_of_the_shipped_data_are_known(local: re.Pattern[str]) -> None:
    words = local_words()
    assert len(words) > 40
    assert all(local.search(f"({word})") for word in words)
