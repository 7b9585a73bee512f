"""A headless Chromium, driven by its DevTools protocol: the terminal in a page can be typed on, read and looked at."""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import aiohttp

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SECONDS = 30.0
SIZE = (1280, 800)
# The page keeps its terminal to itself; this catches it as it is put into the object that holds it.
CATCH = """
Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(value) {
    Object.defineProperty(this, "terminal", { value, writable: true, configurable: true });
    if (value && value.buffer) window.caught = value;
  },
});
"""
ROWS = """
window.caught ? Array.from({ length: caught.rows }, (_, row) =>
  caught.buffer.active.getLine(row).translateToString(true)).join("\\n") : ""
"""
COLOURS = """
new Promise((resolve) => {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const seen = new Map();
    for (const pixel of new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer))
      seen.set(pixel, (seen.get(pixel) || 0) + 1);
    resolve([...seen.values()].sort((a, b) => b - a));
  };
  image.src = "data:image/png;base64,PICTURE";
})
"""


class Page:
    """One page: what it asked for, what it complained of, and its terminal."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.answers: dict[int, asyncio.Future[Any]] = {}
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.listening = asyncio.create_task(self._listen())

    async def call(self, method: str, **parameters: object) -> Any:
        """Call a method of the protocol and return its result."""
        number = next(self.numbers)
        self.answers[number] = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(self.answers[number], SECONDS)

    async def open(self, address: str) -> None:
        for domain in ("Network", "Page", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=CATCH)
        await self.call("Page.navigate", url=address)

    async def value(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        done = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return done["result"].get("value")

    async def rows(self) -> str:
        """Return what stands in the terminal, line by line."""
        return str(await self.value(ROWS))

    async def until(self, *words: str) -> str:
        """Wait until all these words are in the terminal, and return what stands there."""
        async with asyncio.timeout(SECONDS):
            while True:
                rows = await self.rows()
                if all(word in rows for word in words):
                    return rows
                await asyncio.sleep(0.05)

    async def type(self, keys: str) -> None:
        """Type characters, of which a line feed is Enter."""
        for key in keys:
            named = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"} if key == "\n" else {}
            await self.call("Input.dispatchKeyEvent", **{"type": "keyDown", "key": key, "text": key, **named})
            await self.call("Input.dispatchKeyEvent", **{"type": "keyUp", "key": key, **named})

    async def picture(self) -> bytes:
        """Return the page as a PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def colours(self) -> list[int]:
        """Return how many pixels of the page have each of its colours, the most frequent first."""
        picture = base64.b64encode(await self.picture()).decode()
        return list(await self.value(COLOURS.replace("PICTURE", picture)))

    async def _listen(self) -> None:
        async for message in self.socket:
            said = message.json()
            method, parameters = said.get("method"), said.get("params", {})
            if "id" in said:
                self.answers.pop(said["id"]).set_result(said.get("result", {}))
            elif method == "Network.requestWillBeSent":
                self.asked.append(parameters["request"]["url"])
            elif method == "Network.webSocketCreated":
                self.asked.append(parameters["url"])
            elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")
            elif method == "Runtime.exceptionThrown":
                self.complaints.append(str(parameters["exceptionDetails"]))


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Page]:
    """Start a browser whose profile is in ``folder``, and which knows no other host than this one."""
    import aiohttp

    assert FOUND is not None
    command = [
        FOUND,
        "--headless=new",
        "--no-sandbox",
        "--no-first-run",
        "--disable-gpu",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={SIZE[0]},{SIZE[1]}",
        "about:blank",
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdout=quiet, stderr=quiet, env={**os.environ, "HOME": str(folder)}, start_new_session=True
    )
    try:
        host = await _listening(folder / "profile" / "DevToolsActivePort")
        async with aiohttp.ClientSession() as client:
            async with client.get(f"{host}/json/list") as answer:
                (target,) = [one for one in await answer.json() if one["type"] == "page"]
            async with client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                yield page
            await page.listening
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def _listening(told: Path) -> str:
    async with asyncio.timeout(SECONDS):
        while True:
            lines = told.read_text().splitlines() if told.exists() else []
            if len(lines) == 2:
                return f"http://127.0.0.1:{lines[0]}"
            await asyncio.sleep(0.05)


def hosts(addresses: list[str]) -> set[str]:
    """Return the hosts of addresses that lead to a network."""
    return {urlsplit(one).hostname or "" for one in addresses if urlsplit(one).scheme not in ("data", "about", "blob")}
