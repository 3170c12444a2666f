"""A served observatory of invented reports and a headless Chromium beside it; every page is watched for what it asks and says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.harness import CHROMIUM, FLAGS, PATIENCE_MS, REPORTS, observatory, open_context, serve, watched

STATIC = Path(__file__).parents[2] / "src" / "marsad" / "web" / "static" / "index.html"


@pytest.fixture(scope="session", autouse=True)
def _what_is_needed() -> None:
    needed = {"/usr/bin/chromium": CHROMIUM.exists(), "the built app (make web)": STATIC.is_file()}
    missing = [name for name, is_there in needed.items() if not is_there]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"the browser tests need {' and '.join(missing)}")
    if missing:
        pytest.skip(f"the browser tests need {' and '.join(missing)}")


@pytest.fixture(scope="session")
def chromium(_what_is_needed: None) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serving() -> Iterator[list[subprocess.Popen[str]]]:
    servers: list[subprocess.Popen[str]] = []
    yield servers
    for server in servers:
        server.terminate()
    for server in servers:
        server.wait(timeout=20)
        if server.stdout is not None:
            server.stdout.close()


@pytest.fixture(scope="session")
def site(_what_is_needed: None, tmp_path_factory: pytest.TempPathFactory, serving: list[subprocess.Popen[str]]) -> str:
    """The observatory that tests read and do not change."""
    return serve(observatory(tmp_path_factory.mktemp("read") / "o", REPORTS), serving)


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A page on the observatory that tests read; it must ask for nothing elsewhere and complain of nothing."""
    context = open_context(chromium)
    watch = watched(context, site)
    yield context.new_page()
    watch.check()
    context.close()
