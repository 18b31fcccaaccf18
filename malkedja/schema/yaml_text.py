"""A strict reading of YAML: what cannot be read is a problem, never an exception."""

import yaml

from malkedja.schema.document import Document
from malkedja.schema.problems import Problem, shown
from malkedja.schema.text import decode
from malkedja.schema.yaml_events import CONTROL, Builder, StopError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(path: str, content: bytes) -> Document:
    """Read a YAML file; what cannot be read is a problem of the document, never an exception."""
    text = decode(path, content)
    if isinstance(text, Problem):
        return Document(path, problems=(text,), read=False)
    builder = Builder(path)
    try:
        _refuse_control_characters(text)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except StopError as stop:
        problem = Problem(path, f"rad {stop.row}", stop.wrong, stop.expected)
        return Document(path, problems=(problem,), read=False)
    except yaml.YAMLError as error:
        return Document(path, problems=(_syntax(path, error),), read=False)
    if builder.root is None:
        empty = Problem(path, "", "filen är tom", "en fil med innehåll")
        return Document(path, problems=(empty,), read=False)
    return Document(path, builder.root, builder.rows, tuple(builder.problems))


def _refuse_control_characters(text: str) -> None:
    found = CONTROL.search(text.replace("\r\n", "\n"))
    if found:
        row = text.replace("\r\n", "\n").count("\n", 0, found.start()) + 1
        wrong = f"filen har ett osynligt styrtecken ({shown(found.group())})"
        raise StopError(row, wrong, "text utan styrtecken")


_HINTS = (
    ("mapping values are not allowed", "ett kolon i texten: sätt texten inom citattecken"),
    ("cannot start any token", "en tabb eller ett tecken som måste stå inom citattecken"),
    ("found unexpected end of stream", "ett citattecken som aldrig stängs"),
    ("did not find expected key", "fel indrag, eller ett citattecken inne i texten"),
    ("could not find expected ':'", "en rad utan kolon, eller fel indrag"),
    ("did not find expected '-'", "fel indrag i en lista"),
)


def _syntax(path: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'problem', '')}"
    hint = next((f" (troligen {words})" for sign, words in _HINTS if sign in said), "")
    place = "" if mark is None else f"rad {mark.line + 1}"
    return Problem(path, place, f"går inte att läsa som YAML{hint}", "giltig YAML")
