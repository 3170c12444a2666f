"""What the browser tests stand on: observatories, servers, and contexts of a browser that are watched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

HERE = Path(__file__).parent
REPORTS = HERE / "reports.jsonl"
CHROMIUM = Path("/usr/bin/chromium")
# The map is drawn by software where there is no graphics card, as on most machines that run tests.
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)
# What Chromium itself says of drawing by software; nothing of ours.
_OF_THE_DRIVER = re.compile(r"GL Driver Message|GPU stall|WebGL.*(deprecated|fallback)|Automatic fallback to software WebGL")
PATIENCE_MS = 30_000


def marsad(*arguments: str | Path) -> str:
    """What a command says; it must do what it is asked."""
    command = [sys.executable, "-m", "marsad", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def observatory(folder: Path, *reports: Path) -> Path:
    """An observatory in which the reports are kept, coded and joined."""
    marsad("init", folder)
    if reports:
        marsad("ingest", *reports, "--dir", folder)
        marsad("update", "--dir", folder)
        marsad("link", "--dir", folder)
    return folder


def serve(folder: Path, serving: list[subprocess.Popen[str]], *options: str) -> str:
    """Serve an observatory on a free port until the tests end; its address without the last slash."""
    command = [sys.executable, "-m", "marsad", "serve", str(folder), "--port", "0", "--no-browser", *options]
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=unbuffered)
    serving.append(server)
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found.group()
    raise AssertionError("the server did not say its address")


@dataclass
class Watch:
    """What pages of a context asked for elsewhere, and what they complained of."""

    origin: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def forgive(self, words: str) -> None:
        """Complaints that a test asked for: each must have come."""
        assert any(words in complaint for complaint in self.complaints), self.complaints
        self.complaints = [complaint for complaint in self.complaints if words not in complaint]

    def check(self) -> None:
        assert self.strangers == []
        assert self.complaints == []
        assert self.dialogs == []


def watched(context: BrowserContext, origin: str) -> Watch:
    """Listen to every page of the context, also to what workers ask."""
    watch = Watch(origin)

    def asks(request: Request) -> None:
        url = request.url
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and f"{parts.scheme}://{parts.netloc}" != origin:
            watch.strangers.append(url)

    def says(message: ConsoleMessage) -> None:
        if message.type == "error" and not _OF_THE_DRIVER.search(message.text):
            watch.complaints.append(message.text)

    def asks_back(dialog: Dialog) -> None:
        watch.dialogs.append(dialog.message)
        dialog.dismiss()

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: watch.complaints.append(str(error)))
        page.on("dialog", asks_back)

    context.on("request", asks)
    context.on("console", says)
    context.on("page", listen)
    return watch


def speaking(language: str) -> str:
    """A script that makes the app speak a language, with Latin digits. An empty page has no storage to write to."""
    kept = f"localStorage.setItem('marsad.lang', '{language}'); localStorage.setItem('marsad.digits', 'latn')"
    return f"if (location.protocol === 'http:') {{ {kept} }}"


def open_context(chromium: Browser, *, language: str = "ar", dark: bool = False, width: int = 1300) -> BrowserContext:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", accept_downloads=True,
        reduced_motion="reduce",
    )
    context.add_init_script(speaking(language))
    context.set_default_timeout(PATIENCE_MS)
    return context


def to_rest(page: Page) -> None:
    """Wait until the page has what it asked for."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
