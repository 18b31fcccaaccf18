"""The frame without a browser: what the server adds, where links lead, when data is read again."""

import asyncio
import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send
from streamlit.testing.v1 import AppTest

import run
from malkedja import model
from malkedja.charts import theme
from malkedja.ui import asgi, load, nav, stylesheet
from malkedja.ui.compressed import Compressed

ROOT = Path(__file__).resolve().parents[1]
SHELL = str(ROOT / "malkedja" / "ui" / "shell.py")
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
LEVELS = (model.Level("x", "Strategi", "Strategier"),)


def answer(
    app: Callable[..., object],
    path: str,
    headers: dict[str, str] | None = None,
    *,
    left: bool = False,
) -> tuple[int, dict[str, str], bytes]:
    """What an ASGI app says to one GET; ``left``: to somebody who has already gone."""
    said: list[dict[str, object]] = []
    raw = [(key.encode(), value.encode()) for key, value in (headers or {}).items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": raw, "query_string": b""}

    async def receive() -> dict[str, object]:
        if left:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        said.append(message)

    asyncio.run(app(scope, receive, send))
    start, *rest = said
    names = {key.decode(): value.decode() for key, value in start["headers"]}
    return start["status"], names, b"".join(part.get("body", b"") for part in rest)


def page(_request: Request) -> Response:
    return HTMLResponse(INDEX.read_text("utf-8"), headers={"etag": "x"})


def script(_request: Request) -> Response:
    return Response(b"let a = 1;" * 100, media_type="text/javascript", headers={"etag": "y"})


def text(_request: Request) -> Response:
    return PlainTextResponse("ok", headers={"x-frame-options": "DENY"})


@pytest.fixture
def inner() -> Starlette:
    routes = [Route("/", page), Route("/static/js/a.js", script), Route("/text", text)]
    return Starlette(routes=routes)


def test_the_index_page_is_put_into_swedish() -> None:
    made = asgi.swedish(INDEX.read_bytes()).decode()
    assert '<html lang="sv">' in made
    assert "<title>Målkedja</title>" in made
    assert asgi.SCRIPT in made
    assert asgi.STYLE in made
    assert re.findall(r"<script>", made) == []


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in asgi.REWRITES])
def test_each_rewrite_still_finds_its_place_in_streamlits_page(pattern: str) -> None:
    assert re.search(pattern, INDEX.read_text("utf-8"))


def test_the_frames_script_runs_before_streamlits() -> None:
    made = asgi.swedish(INDEX.read_bytes()).decode()
    assert made.index(asgi.SCRIPT) < made.index("./static/js/index")


def test_a_rewritten_page_tells_its_own_length_and_no_old_tag(inner: Starlette) -> None:
    status, headers, body = answer(asgi.Frame(inner), "/")
    assert status == 200
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers
    assert body == asgi.swedish(INDEX.read_bytes())


def test_every_answer_carries_the_security_headers(inner: Starlette) -> None:
    for path in ("/", "/text", "/static/js/a.js", "/nothing"):
        _, headers, _ = answer(asgi.Frame(inner), path)
        assert {key.decode() for key, _ in asgi.SECURITY} <= headers.keys()


def test_a_header_that_is_already_set_is_left_alone(inner: Starlette) -> None:
    assert answer(asgi.Frame(inner), "/text")[1]["x-frame-options"] == "DENY"


def test_the_policy_lets_no_script_be_made_or_fetched_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in asgi.POLICY.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"


@pytest.mark.parametrize("middleware", [asgi.Frame, Compressed])
def test_a_websocket_passes_untouched(middleware: type[asgi.Frame | Compressed]) -> None:
    met: list[object] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        met.extend((scope, receive, send))

    async def nothing(*_: object) -> None: ...

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    asyncio.run(middleware(inner)(scope, nothing, nothing))
    assert met == [scope, nothing, nothing]


def test_a_script_is_compressed_once_and_then_kept() -> None:
    asked: list[str] = []

    def counted(request: Request) -> Response:
        asked.append(request.url.path)
        return script(request)

    app = Compressed(Starlette(routes=[Route("/static/js/a.js", counted)]))
    for _ in range(2):
        _, headers, body = answer(app, "/static/js/a.js", {"accept-encoding": "gzip, br"})
        assert headers["content-encoding"] == "gzip"
        assert headers["vary"] == "Accept-Encoding"
        assert "etag" not in headers
        assert int(headers["content-length"]) == len(body)
        assert gzip.decompress(body) == b"let a = 1;" * 100
    assert asked == ["/static/js/a.js"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/a.js", {}),
        ("/static/js/a.js", {"accept-encoding": "gzip", "range": "bytes=0-10"}),
        ("/text", {"accept-encoding": "gzip"}),
    ],
)
def test_what_should_not_be_compressed_is_not(
    inner: Starlette, path: str, headers: dict[str, str]
) -> None:
    assert "content-encoding" not in answer(Compressed(inner), path, headers)[1]


def test_a_missing_script_is_not_kept(inner: Starlette) -> None:
    app = Compressed(inner)
    for _ in range(2):
        assert answer(app, "/static/js/gone.js", {"accept-encoding": "gzip"})[0] == 404
    assert app._kept == {}


def test_who_leaves_before_the_script_has_come_spoils_it_for_nobody(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_bytes(b"let a = 1;" * 100_000)
    static = StaticFiles(directory=tmp_path)
    app = Compressed(Starlette(routes=[Mount("/static/js", static)]))
    for left in (True, False):
        _, _, body = answer(app, "/static/js/a.js", {"accept-encoding": "gzip"}, left=left)
        assert gzip.decompress(body) == file.read_bytes()


@pytest.mark.parametrize("path", [asgi.SCRIPT, asgi.STYLE, asgi.ICON])
def test_the_frames_own_files_may_be_kept_for_ever(path: str) -> None:
    status, headers, body = answer(Starlette(routes=asgi.ROUTES), path)
    assert status == 200
    assert "immutable" in headers["cache-control"]
    assert body


def test_the_address_of_a_file_changes_with_its_content() -> None:
    assert asgi._own("a.js", "text/javascript", b"1")[0] != asgi._own("a.js", "x", b"2")[0]


def test_the_settings_are_found_beside_app_py(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi.config, "_main_script_path", None)
    asgi.anchor(ROOT)
    assert asgi.config._main_script_path == str(ROOT / "app.py")
    asgi.anchor(Path("/elsewhere"))
    assert asgi.config._main_script_path == str(ROOT / "app.py")


def test_a_page_that_fails_gives_a_sentence_and_a_line_in_the_log() -> None:
    def fail() -> None:
        from malkedja.ui import asgi  # noqa: PLC0415 – runs on its own

        assert asgi.apologise(ValueError("hemligt"))

    shown = AppTest.from_function(fail).run()
    assert "kunde inte visas" in shown.error[0].value
    assert "hemligt" not in shown.error[0].value


def test_every_page_file_is_registered_and_every_registered_file_exists() -> None:
    assert {entry.file for entry in nav.ENTRIES} == set(nav.FOLDER.glob("*.py"))


def test_no_two_pages_share_an_address() -> None:
    addresses = [entry.address for entry in nav.ENTRIES]
    assert len(set(addresses)) == len(addresses)


def test_no_address_is_a_page_files_name() -> None:
    assert not {entry.address for entry in nav.ENTRIES} & {entry.name for entry in nav.ENTRIES}


def test_the_statement_on_accessibility_stands_at_the_foot_and_not_in_the_menu() -> None:
    assert "accessibility" in nav.FOOT
    assert "accessibility" not in nav.MENU


def test_every_page_can_be_reached_from_the_frame() -> None:
    assert {*nav.MENU, *nav.FOOT} == nav.BY_NAME.keys()


def test_a_level_is_called_what_the_municipality_calls_it() -> None:
    assert nav.title(nav.BY_NAME["area"], LEVELS) == "Strategier"
    assert nav.title(nav.BY_NAME["method"], LEVELS) == "Metod"


@pytest.mark.parametrize(
    ("name", "query", "expected"),
    [
        ("overview", {}, "./"),
        ("overview", {"ar": 2019}, "./?ar=2019"),
        ("area", {"omrade": "2", "ar": 2019}, "./omrade?omrade=2&ar=2019"),
        ("area", {"omrade": "2", "ar": None}, "./omrade?omrade=2"),
        ("indicator", {"indikator": "a&b=å"}, "./indikator?indikator=a%26b%3D%C3%A5"),
    ],
)
def test_a_link_says_what_it_shows(
    name: str, query: dict[str, str | int | None], expected: str
) -> None:
    assert nav.address(name, **query) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outcomes").mkdir()
    (tmp_path / "rules.yaml").write_text("a: 1")
    (tmp_path / "outcomes" / "a.csv").write_text("year,value\n")
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda f: (f / "outcomes" / "a.csv").write_text("year,value\n2019,1\n"),
        lambda f: (f / "outcomes" / "b.csv").write_text(""),
        lambda f: (f / "rules.yaml").unlink(),
        lambda f: (f / "rules.yaml").rename(f / "other.yaml"),
    ],
    ids=["edited", "added", "removed", "renamed"],
)
def test_a_change_in_the_folder_is_noticed(folder: Path, change: Callable[[Path], object]) -> None:
    before = load.signature(folder)
    change(folder)
    assert load.signature(folder) != before


def test_what_is_not_data_is_not_noticed(folder: Path) -> None:
    before = load.signature(folder)
    (folder / "README.md").write_text("hej")
    assert load.signature(folder) == before


def test_the_data_is_read_once_while_nothing_changes() -> None:
    assert load.data() is load.data()
    assert load.comparisons() is load.comparisons()


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setenv("MALKEDJA_DATA", str(copy))
    yield copy
    load._data.clear()


def shown(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_a_broken_folder_shows_its_problems_and_no_page(own_data: Path) -> None:
    (own_data / "municipality.yaml").write_text("name: <b>Namn</b>\n", "utf-8")
    app = AppTest.from_file(SHELL, default_timeout=30).run()
    assert not app.exception
    assert "Datamappen kan inte läsas" in shown(app)
    assert "municipality.yaml" in shown(app)
    assert "<b>" not in shown(app)
    assert "topbar" not in shown(app)


def test_another_folder_is_another_municipality(own_data: Path) -> None:
    file = own_data / "municipality.yaml"
    changed = re.sub(r"(?m)^formal_name: .+$", "formal_name: Å & Ö", file.read_text("utf-8"))
    file.write_text(changed, "utf-8")
    app = AppTest.from_file(SHELL, default_timeout=30).run()
    assert not app.exception
    assert "Å &amp; Ö" in shown(app)


@pytest.mark.parametrize(("asked", "kept"), [("2019", True), ("<x>", False), ("20190", False)])
def test_only_a_year_is_passed_on_by_the_menu(asked: str, kept: bool) -> None:  # noqa: FBT001
    app = AppTest.from_file(SHELL, default_timeout=30)
    app.query_params["ar"] = asked
    app.run()
    assert not app.exception
    links = re.findall(r'href="(\./(?:metod|utforska)[^"]*)" data-label', shown(app))
    assert links == [f"./{page}" + kept * "?ar=2019" for page in ("utforska", "metod")]


def test_the_settings_and_the_theme_agree_on_every_colour() -> None:
    import tomllib  # noqa: PLC0415 – this test alone reads the settings

    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for look in (theme.LIGHT, theme.DARK):
        assert settings["theme"][look.name] == settings["theme"][look.name] | {
            "backgroundColor": look.background,
            "secondaryBackgroundColor": look.surface,
            "borderColor": look.rule,
            "textColor": look.ink,
            "grayTextColor": look.second_ink,
            "primaryColor": look.accent,
            "linkColor": look.accent,
        }


def test_nothing_is_reported_and_no_full_collection_follows_a_run() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert re.search(r"(?m)^gatherUsageStats = false", settings)
    assert re.search(r"(?m)^postScriptGC = false", settings)


def test_the_type_and_its_licence_are_shipped() -> None:
    static = ROOT / "malkedja" / "ui" / "static"
    settings = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    for name in re.findall(r'url = "app/static/([^"]+)"', settings):
        assert (static / name).read_bytes()[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (static / "OFL.txt").read_text("utf-8").upper()


def test_every_variable_that_the_style_sheet_uses_is_given() -> None:
    css = stylesheet.css()
    given = set(re.findall(r"(--[\w-]+):", css))
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= given


def test_every_command_is_described_and_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in run.COMMANDS:
        assert f"python run.py {name}" in str(run.__doc__)
        assert f"run.py {name}" in makefile


def test_the_browser_that_is_named_is_the_one_that_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/chromium")
    assert run.find_browser() == "/opt/chromium"
