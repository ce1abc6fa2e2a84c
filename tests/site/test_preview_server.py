"""The preview: a changed value is shown, broken content is said on the page, and the last good site stays."""

from __future__ import annotations

import functools
import http.client
import http.server
import threading

import click
import pytest

from macros.site import preview as previews
from macros.site import preview_server
from macros.source.problems import ContentError, Problem


@pytest.fixture
def builds(monkeypatch, tmp_path):
    """A preview whose builder writes what `builds["text"]` says, at once."""
    state = {"text": "first", "wrong": None, "count": 0}

    def load(root):
        if state["wrong"]:
            raise state["wrong"]
        return "content"

    class Live:
        def __init__(self, root, output, variables, whole, keep):
            state["count"] += 1
            if state.get("fails"):
                raise click.ClickException(state["fails"])
            (output / "deep").mkdir(parents=True)
            for name in ("index.html", "deep/index.html", "404.html"):
                (output / name).write_text(self.page(name, whole), encoding="utf-8")
            (output / "plain.css").write_text("a {}", encoding="utf-8")

        def page(self, name, whole):
            if state.get("page fails"):
                raise click.ClickException(state["page fails"])
            return f"<html><body>{name} {state['text']}</body></html>"

    monkeypatch.setattr(previews.load, "load_cached", load)
    monkeypatch.setattr(previews, "environment", lambda whole: {})
    monkeypatch.setattr(previews, "digests", lambda whole: {})
    monkeypatch.setattr(previews, "Live", Live)
    return state


@pytest.fixture
def preview(builds, tmp_path):
    found = previews.Preview(tmp_path)
    yield found
    found.close()


@pytest.fixture
def get(preview):
    """Asks the preview's server; returns status, headers and text."""
    handler = functools.partial(preview_server._Handler, preview=preview, directory=str(preview.home))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def get(path, host=None, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request(method, path, headers={"Host": host.format(port=server.server_port)} if host else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text

    yield get
    server.shutdown()
    server.server_close()
    thread.join()


def broken(*lines):
    return ContentError(
        Problem("content/figures.yaml", number, 1, line, "Mend it") for number, line in enumerate(lines, 1)
    )


def test_a_page_is_shown_and_reloads_when_something_changes(preview, get):
    preview.refresh()
    status, headers, text = get("/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "index.html first" in text
    assert 'src="/_preview/preview.js" data-digest="' in text
    assert "EventSource" in get("/_preview/preview.js")[2]
    assert headers["Cache-Control"] == "no-store"


def test_the_newest_build_is_shown(preview, builds, get):
    preview.refresh()
    builds["text"] = "second"
    preview.refresh()
    assert "index.html second" in get("/")[2]
    assert "deep/index.html second" in get("/deep/")[2]


def test_broken_content_is_said_on_every_page_with_every_problem(preview, builds, get, capsys):
    preview.refresh()
    builds["wrong"] = broken("one <b>thing</b>", "another thing")
    preview.refresh()
    status, _, text = get("/deep/")
    assert status == 500
    assert "content/figures.yaml:1:1: one &lt;b&gt;thing&lt;/b&gt;. Mend it" in text
    assert "content/figures.yaml:2:1: another thing. Mend it" in text
    assert "preview.js" in text, "it reloads by itself once the file is mended"
    assert "content/figures.yaml:1:1" in capsys.readouterr().err


def test_the_last_good_version_of_a_page_stays_one_link_away(preview, builds, get):
    preview.refresh()
    builds["wrong"] = broken("one thing")
    preview.refresh()
    _, _, text = get("/deep/")
    assert 'href="/deep/?_last-good"' in text
    status, _, good = get("/deep/?_last-good")
    assert (status, "deep/index.html first" in good) == (200, True)


def test_a_mended_file_ends_the_error(preview, builds, get):
    preview.refresh()
    builds["wrong"] = broken("one thing")
    preview.refresh()
    builds["wrong"], builds["text"] = None, "mended"
    preview.refresh()
    status, _, text = get("/")
    assert status == 200 and "mended" in text


def test_content_that_is_broken_from_the_start_is_said_on_a_page(preview, builds, get):
    builds["wrong"] = broken("one thing")
    preview.refresh()
    status, _, text = get("/")
    assert status == 500
    assert "one thing" in text and "_last-good" not in text


def test_a_builder_that_fails_is_said_on_a_page_and_the_last_good_site_stays(preview, builds, get):
    preview.refresh()
    builds["fails"] = "the builder stumbled"
    preview.refresh()
    assert "the builder stumbled" in get("/")[2]
    assert "index.html first" in get("/?_last-good")[2]


def test_a_missing_page_is_the_sites_own_and_a_folder_gets_its_slash(preview, get):
    preview.refresh()
    status, _, text = get("/nowhere/")
    assert (status, "404.html first" in text) == (404, True)
    status, headers, _ = get("/deep")
    assert (status, headers["Location"]) == (301, "/deep/")
    assert get("/plain.css")[2] == "a {}"


@pytest.mark.parametrize("path", ["/../secret.css", "/%2e%2e/secret.css", "/deep/../../secret.css", "//../secret.css"])
def test_nothing_outside_the_site_is_served(preview, get, path):
    preview.refresh()
    (preview.home / "secret.css").write_text("secret", encoding="utf-8")
    assert (preview.site / ".." / "secret.css").is_file(), "control: the path would lead there"
    status, _, text = get(path)
    assert status != 200 and "secret" not in text.replace("secret.css", "")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
@pytest.mark.parametrize("port", ["", ":{port}", ":8000"])
def test_the_preview_answers_to_the_names_of_this_machine(preview, get, host, port):
    preview.refresh()
    assert get("/", host + port)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example:80"]
)
@pytest.mark.parametrize("host_of", ["{}", "localhost@{}"])
@pytest.mark.parametrize("path", ["/", "/plain.css", "/_preview/changes", "/_preview/preview.js", "/nothing/"])
def test_a_site_that_borrows_this_address_reads_nothing_of_the_drafts(preview, get, host, host_of, path):
    """A page elsewhere can let its own name lead to this machine, and would then count as the same site."""
    preview.refresh()
    for method in ("GET", "HEAD"):
        status, _, text = get(path, host_of.format(host), method)
        assert status == 421
        assert text == "" if method == "HEAD" else "first" not in text and "http://127.0.0.1:" in text


def test_open_pages_are_told_of_each_change(preview):
    preview.refresh()
    seen = preview.version
    told = []
    waiting = threading.Thread(target=lambda: told.append(preview.wait(seen)))
    waiting.start()
    preview.refresh()
    waiting.join(timeout=60)
    assert told == [True]


def test_a_port_in_use_is_said_with_another_to_try(builds, tmp_path):
    taken = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    try:
        with pytest.raises(
            click.ClickException, match=f"port {taken.server_port} cannot be used .+--port {taken.server_port + 1}"
        ):
            preview_server.run(tmp_path, taken.server_port)
    finally:
        taken.server_close()


def test_old_builds_do_not_pile_up(preview, builds):
    for _ in range(3):
        preview.refresh()
    assert len([path for path in preview.home.iterdir() if path.is_dir()]) <= 2
    preview.close()
    assert not preview.home.exists()


def test_changed_content_is_shown_before_the_builder_has_built_it(preview, builds, get):
    preview.refresh()
    builds["text"] = "second"
    preview.refresh(at_once=True)
    _, headers, text = get("/deep/")
    assert ("deep/index.html second" in text, headers["X-Preview"], builds["count"]) == (True, "written", 1)
    preview.catch_up()
    _, headers, text = get("/deep/")
    assert ("deep/index.html second" in text, headers["X-Preview"], builds["count"]) == (True, "built", 2)
    preview.catch_up()
    assert builds["count"] == 2, "nothing has changed since"


def test_the_last_good_version_is_the_newest_one_seen(preview, builds, get):
    preview.refresh()
    builds["text"] = "second"
    preview.refresh(at_once=True)
    get("/deep/")
    builds["wrong"] = broken("one thing")
    preview.refresh(at_once=True)
    preview.catch_up()
    assert "deep/index.html second" in get("/deep/?_last-good")[2]
    assert "index.html first" in get("/?_last-good")[2], "this page was not looked at"


def test_a_page_that_cannot_be_written_is_said_and_mending_it_recovers(preview, builds, get, capsys):
    preview.refresh()
    builds["page fails"] = "the template stumbled"
    preview.refresh(at_once=True)
    status, _, text = get("/deep/")
    assert (status, "the template stumbled" in text) == (500, True)
    assert "the template stumbled" in capsys.readouterr().err
    builds["page fails"] = None
    preview.refresh(at_once=True)
    assert get("/deep/")[0] == 200


@pytest.mark.parametrize(
    ("file", "is_content"),
    [
        ("content/a-role/pay.yaml", True),
        ("content/schema/pay.json", False),
        ("docs/a.md", False),
        ("mkdocs.yml", False),
    ],
)
def test_only_changed_content_goes_without_the_builder(tmp_path, file, is_content):
    assert preview_server._is_content(tmp_path / file, tmp_path) is is_content


@pytest.mark.parametrize(
    ("file", "begins_again"),
    [
        ("macros/web/pages.py", True),
        ("macros/web/components/term/template.html.jinja", True),
        ("content/a-role/pay.yaml", False),
        ("overrides/main.html", False),
        ("overrides/assets/css/layout.css", False),
    ],
)
def test_the_preview_begins_again_when_its_own_program_has_changed(tmp_path, monkeypatch, file, begins_again):
    """What a process has loaded it keeps: only a new one shows the new code, or the new template of a component."""
    done = []

    class Preview:
        root = tmp_path

        def close(self):
            done.append("closed")

        def refresh(self, *, at_once=False):
            done.append("built")

        def catch_up(self):
            """Nothing is behind."""

    monkeypatch.setattr(preview_server.watchfiles, "watch", lambda *paths, **options: [{(1, str(tmp_path / file))}])
    monkeypatch.setattr(preview_server.os, "execv", lambda *words: done.append("began again"))
    preview_server._watch(tmp_path, Preview())
    assert ("began again" in done) is begins_again
