"""A fetch killed at fifty random moments, and then let be, ends as one never disturbed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import folders
import killed
import pytest
from kolada_server import invented, serving
from test_fetch import CHANGES, own_files

from malkedja.store import dataset

TIMES, SEED = 50, 20261121
KILLED = -9

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


def data_set(folder: Path) -> dict[str, object]:
    """What the manifest says but for when, and every file of it, byte by byte."""
    manifest = dataset.found(folder)
    assert manifest is not None
    files = {f.name: (folder / "kolada" / f.name).read_bytes() for f in manifest.files}
    origins = [(origin.id, origin.address, origin.count) for origin in manifest.origins]
    return {"files": files, "origins": origins, "count": manifest.count}


def test_a_fetch_killed_fifty_times_ends_as_one_that_was_not(tmp_path: Path) -> None:
    calm, troubled = tmp_path / "calm", tmp_path / "troubled"
    for folder in (calm, troubled):
        folders.make(folder, CHANGES)
    script = Path(killed.__file__)
    environment = {**os.environ, "PYTHONPATH": str(script.parents[1])}
    with serving(invented(12)) as kolada:
        kolada.page = 40
        asked = [str(calm), str(troubled), kolada.url, str(TIMES), str(SEED)]
        command = [sys.executable, str(script), *asked]
        output = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    told = json.loads(output)
    first, *endings, last = told["endings"]
    assert (first, last) == (0, 0)
    assert set(endings) <= {0, KILLED}
    assert endings.count(KILLED) > TIMES / 2
    assert told["wrong"] == []
    assert data_set(troubled) == data_set(calm)
    assert own_files(troubled) == own_files(calm)
