"""Whatever lies in a data folder, it is read or told: nothing else is ever raised."""

from pathlib import Path
from tempfile import TemporaryDirectory

from defects import Changes
from folders import FILES, make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malkedja import store

FUZZ = settings(
    max_examples=60,
    deadline=5000,
    suppress_health_check=[HealthCheck.too_slow],
)
ANY_FILE = st.sampled_from([*FILES, "accessibility.yaml"])
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    ["id", "nodes", "children", "indicators", "criterion", "levels", "targets", "better", "kind"]
)
TREE = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)
CELL = st.sampled_from(["", "2018", "1", "-", "riket", "yes", '"', "not_found", "1e9"]) | st.text(
    max_size=4
)


def reads_or_tells(changes: Changes) -> None:
    """Read a spoilt folder: either all is well, or the problems are told, one line each."""
    with TemporaryDirectory() as name:
        folder = make(Path(name), changes)
        problems = store.problems(folder)
        if not problems:
            assert store.read(folder).plans
        for problem in problems:
            assert not _controls(str(problem))


def _controls(text: str) -> bool:
    return any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029" for c in text)


@FUZZ
@given(path=ANY_FILE, content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(path: str, content: bytes) -> None:
    reads_or_tells({path: content})


@FUZZ
@given(path=ANY_FILE, content=st.text("ab:-[]{}&*!?|>#,\"'% \n\t\\u0", max_size=80))
def test_any_yaml_like_text_is_read_or_told(path: str, content: str) -> None:
    reads_or_tells({path: content})


@FUZZ
@given(
    path=st.sampled_from([p for p in FILES if p.endswith(".yaml")]),
    tree=TREE,
)
def test_any_yaml_is_read_or_told(path: str, tree: object) -> None:
    reads_or_tells({path: yaml_of(tree)})


@FUZZ
@given(
    path=st.sampled_from([p for p in FILES if p.endswith(".yaml")]),
    line=st.integers(0, 40),
    tree=TREE,
)
def test_any_value_in_a_right_file_is_read_or_told(path: str, line: int, tree: object) -> None:
    lines = FILES[path].splitlines()
    at = line % len(lines)
    lines[at] = f"{lines[at].split(':')[0]}: {yaml_of(tree)}".replace("\n", " ")
    reads_or_tells({path: "\n".join(lines)})


@FUZZ
@given(
    path=st.sampled_from([p for p in FILES if p.endswith(".csv")]),
    separator=st.sampled_from(",;"),
    rows=st.lists(st.lists(CELL, max_size=4), max_size=5),
    header=st.lists(
        st.sampled_from(["year", "value", "ranked", "status", "group", "measure", "Year"]),
        max_size=4,
    ),
)
def test_any_csv_is_read_or_told(
    path: str, separator: str, rows: list[list[str]], header: list[str]
) -> None:
    lines = [separator.join(cells) for cells in [header, *rows]]
    reads_or_tells({path: "\n".join(lines).encode("utf-8", "surrogatepass")})


def yaml_of(tree: object) -> str:
    """A tree in flow style, its texts as they are: right or wrong YAML, as it falls out."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {yaml_of(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(yaml_of(value) for value in tree) + "]"
    return str(tree).encode("utf-8", "ignore").decode()
