"""The preview under haste: saves follow each other faster than anything is written, while pages are asked for."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from tests.conftest import FIXTURES, ROOT

START = "import sys; from pathlib import Path; from macros.site import preview_server; preview_server.run(Path(sys.argv[1]), 0)"
GOOD, BROKEN = "summary: Good number {}.", "summary: Broken: number {}."
LINE = re.compile(r"<li><code>(.*?)</code></li>", re.DOTALL)
OURS = re.compile(r"content/sample-role/faqs\.yaml:\d+:\d+: .+|1 problem in 1 file\.|Nothing was built; .+")


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """A preview of a small site in a process of its own: its address, and the file that is saved."""
    root = tmp_path_factory.mktemp("preview")
    for base in ("small_guide", "small_site"):
        shutil.copytree(FIXTURES / base, root, dirs_exist_ok=True)
    for name in ("macros", "overrides"):
        (root / name).symlink_to(ROOT / name)
    server = subprocess.Popen(
        [sys.executable, "-u", "-c", START, str(root)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    said: list[str] = []
    address = ""
    for line in server.stdout:
        said.append(line)
        found = re.search(r"http://[\d.:]+", line)
        if found:
            address = found[0]
            break
    assert address, said
    reader = threading.Thread(target=lambda: said.extend(server.stdout), daemon=True)
    reader.start()
    yield address, root / "content" / "sample-role" / "faqs.yaml", said
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    reader.join(timeout=10)
    server.stdout.close()


def asked(address):
    try:
        with urllib.request.urlopen(f"{address}/sample-role/faqs/", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def until(address, wanted):
    """Ask until a page is as wanted, and return it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        status, text = asked(address)
        if wanted(status, text):
            return text
        time.sleep(0.02)
    raise AssertionError((status, text))


def save(file, line, aside=None):
    """Write a line into a file; through another file it is never half there."""
    text = re.sub(r"(?m)^summary: .*", line, file.read_text(encoding="utf-8"))
    (aside or file).write_text(text, encoding="utf-8")
    (aside or file).replace(file)


def lines(text):
    return [line for line in LINE.findall(text) if line]


def test_saves_in_haste_never_show_anything_but_the_page_or_the_list(preview):
    address, file, said = preview
    wrong: list[str] = []
    stop = threading.Event()

    def ask():
        while not stop.is_set():
            status, text = asked(address)
            if "Traceback" in text or status not in (200, 500):
                wrong.append(text)
            if status == 500:
                wrong.extend(line for line in lines(text) if not OURS.fullmatch(line))

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    try:
        for number, pause in enumerate([10, 30, 50, 20, 100, 40, 10, 60, 30, 80] * 4):
            save(file, (GOOD, BROKEN)[number % 2].format(number))
            time.sleep(pause / 1000)
        save(file, GOOD.format("last"))
        until(address, lambda status, text: status == 200 and "Good number last." in text)
    finally:
        stop.set()
        for thread in asking:
            thread.join()
    assert wrong == []
    assert "Traceback" not in "".join(said)


@pytest.mark.parametrize("pause", [0, 0.03, 0.05, 0.1, 0.6, 1.0])
def test_a_page_that_is_asked_for_just_after_a_broken_save_shows_the_list(preview, pause, tmp_path):
    address, file, _ = preview
    save(file, GOOD.format(pause), tmp_path / "aside")
    until(address, lambda status, text: status == 200 and f"Good number {pause}." in text)
    time.sleep(pause)  # the builder may be catching up
    save(file, BROKEN.format(pause), tmp_path / "aside")
    time.sleep(0.03)
    _, text = asked(address)
    assert "Traceback" not in text
    text = until(address, lambda status, text: status == 500)
    assert len(lines(text)) == 3 and all(OURS.fullmatch(line) for line in lines(text)), text
    time.sleep(1)
    assert lines(asked(address)[1]) == lines(text), "nothing else takes its place later"
