"""Streamlit's own websocket, spoken without a browser: ask for a page, wait until it is done."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 30
PAUSE = 0.25  # as a reader pauses; without it the kernel's delayed acknowledgement adds 40 ms


@dataclass(frozen=True)
class Run:
    """One run of a page: seconds from question to finished, bytes received, what went wrong."""

    seconds: float
    size: int
    fault: str = ""


@dataclass
class Viewer:
    """One open page, known to the server by its hash once it has been shown."""

    socket: ClientConnection
    page: str
    script_hash: str = ""

    async def ask(self, query: str) -> Run:
        """Run the page for that query and wait until it is finished."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self.page
        message.rerun_script.page_script_hash = self.script_hash
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        size, fault = 0, ""
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            size += len(raw)
            answer = ForwardMsg()
            answer.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            fault = fault or _fault(answer)
            if answer.WhichOneof("type") == "navigation":
                self.script_hash = answer.navigation.page_script_hash
            if answer.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - began, size, fault)


@asynccontextmanager
async def viewer(url: str, page: str = "") -> AsyncIterator[Viewer]:
    """A viewer of the page at that address (without its slash), not yet shown anything."""
    address = f"{url.replace('http', 'ws')}/_stcore/stream"
    async with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        compression=None,
        origin=Origin(url),
    ) as socket:
        yield Viewer(socket, page)


async def reruns(url: str, page: str, queries: list[str]) -> list[Run]:
    """One viewer who opens a page and then asks for each query in turn; the opening is left out."""
    async with viewer(url, page) as one:
        await one.ask(queries[0])
        runs = []
        for query in queries:
            await asyncio.sleep(PAUSE)
            runs.append(await one.ask(query))
        return runs


def _fault(answer: ForwardMsg) -> str:
    kind = answer.WhichOneof("type")
    if kind == "page_not_found":
        return "page not found"
    if kind == "script_finished" and answer.script_finished not in {
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    }:
        return f"finished with {answer.script_finished}"
    if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
        element = answer.delta.new_element
        if element.WhichOneof("type") == "exception":
            return element.exception.message
        if element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR:
            return element.alert.body
    return ""
