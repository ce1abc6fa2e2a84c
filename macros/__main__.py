"""The project's commands: `python -m macros site | serve | test | check | impact | refresh | schema | print | components | finish | new`."""

from __future__ import annotations

import argparse
import atexit
import datetime
import gc
import os
import subprocess
import sys
from pathlib import Path

# Nothing else at the head of this file: it runs before the dependencies are installed.
from macros import bootstrap

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Run one command in the project's environment, set up first if need be; return the exit code."""
    command, rest = parse(arguments)
    try:
        python = bootstrap.ensure(ROOT)
    except bootstrap.SetUpError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    if not bootstrap.is_inside(ROOT):
        return run_again(python, arguments)

    import click

    atexit.register(gc.freeze)  # else Python, when it ends, looks through all that was loaded for what to throw away
    try:
        return run(command, rest)
    except click.ClickException as error:
        error.show()
        return 1
    except BrokenPipeError:  # whoever read what we print has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if error.filename is None:
            raise
        print(f"Error: {_refused(error)}", file=sys.stderr)
        return 1


def _refused(error: OSError) -> str:
    """Return in words what the system refused to do with a file or folder."""
    place = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes, os.PathLike)) else error.filename
    return (
        f"{place}: {error.strerror}. Look whether it is there, open in another program, or not yours to read and write"
    )


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return the command with its options, and what `test` hands on to pytest."""
    parser = argparse.ArgumentParser(prog="python -m macros", allow_abbrev=False)
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    commands.add_parser("site", help="build the whole site into site/")
    serve = commands.add_parser("serve", help="preview the site; it reloads when content changes")
    serve.add_argument("--port", type=_port, default=8000, help="where to listen (default: 8000)")
    # pytest has its own --help, and every option that we do not know is for pytest.
    commands.add_parser("test", help="run every test; options are handed to pytest", add_help=False)
    check = commands.add_parser("check", help="list every problem in the content")
    check.add_argument("--fix", action="store_true", help="first mend blanks and quotation marks where that is safe")
    impact = commands.add_parser("impact", help="say what readers will notice of a change")
    impact.add_argument("base", help="the content before: a Git revision, or a folder that holds content/")
    impact.add_argument("head", nargs="?", help="the content after, in the same way (default: this folder)")
    impact.add_argument("--on", type=_day, help="the day for what is overdue: 2027-03-01")
    impact.add_argument("--markdown", action="store_true", help="for a page, not for a terminal")
    refresh = commands.add_parser("refresh", help="renew figures from a publisher's own file")
    refresh.add_argument("files", type=Path, nargs="+", metavar="FILE", help="national_M2025_dl.xlsx, for example")
    refresh.add_argument("--source", metavar="ID", help="the id of their source, if they are a new edition")
    refresh.add_argument("--seen", type=_day, help="the day you downloaded them: 2027-03-01 (default: today)")
    commands.add_parser("schema", help="write content/schema/ from the models")
    print_ = commands.add_parser("print", help="make the PDFs of the workshop pack alone")
    print_.add_argument("folder", type=Path, nargs="?", help="where to (default: site/downloads/, or print/)")
    print_.add_argument("--local", type=Path, metavar="FILE", help="make a leader's own pack: local.yaml, for example")
    commands.add_parser("components", help="show every component with its examples, on a page for each color scheme")
    finish = commands.add_parser("finish", help="finish a site that a builder has written")
    finish.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    new = commands.add_parser("new", help="begin a new guide")
    new.add_argument("id", help="the name of its folder and address: lighthouse-keeper")
    new.add_argument("--title", required=True, help="the role, in the singular: Lighthouse keeper")
    new.add_argument("--without", default="", metavar="SECTIONS", help="sections to leave out: salaries,outlook")
    command, rest = parser.parse_known_args(arguments)
    if rest and command.name != "test":
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return command, rest


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"'{text}' is no port. Write a whole number from 1 to 65535, as in 8001")
    return int(text)


def _day(text: str) -> datetime.date:
    """Return the day of an option; raises `argparse.ArgumentTypeError`."""
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day. Write year-month-day, as in 2027-03-01") from None


def run_again(python: Path, arguments: list[str]) -> int:
    """Run the same command with the environment's interpreter; return only where that cannot take over."""
    line = [str(python), "-m", "macros", *arguments]
    # Windows and the C locale would otherwise read and print files in something else than UTF-8.
    variables = {**os.environ, "PYTHONUTF8": "1"}
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(line[0], line, variables)
    # exec on Windows returns to the prompt at once, with the command still running behind it.
    try:
        return subprocess.run(line, env=variables, check=False).returncode
    except KeyboardInterrupt:
        return 130


def run(command: argparse.Namespace, rest: list[str]) -> int:
    """Run one command in this process; each loads its own module, so that none waits for another's."""
    if command.name == "site":
        from macros.site import build

        build.build(ROOT, ROOT / "site")
    elif command.name == "serve":
        from macros.site import preview_server as serve

        serve.run(ROOT, command.port)
    elif command.name == "test":
        return test(rest)
    elif command.name == "check":
        from macros.editing import check

        return check.run(ROOT, fix=command.fix)
    elif command.name == "impact":
        from macros.editing import impact

        return impact.run(ROOT, command.base, command.head, command.on, markdown=command.markdown)
    elif command.name == "refresh":
        from macros.editing import refresh

        return refresh.run(ROOT, command.files, command.source, command.seen or datetime.date.today())
    elif command.name == "schema":
        from macros.schema import json_schema

        json_schema.write(ROOT)
    elif command.name == "print":
        from macros.pdf import local, whole_pack

        if command.local:
            local.run(ROOT, command.local, command.folder)
        else:
            whole_pack.run(ROOT, command.folder or ROOT / "site" / "downloads")
    elif command.name == "components":
        from macros.web import gallery

        gallery.run(ROOT)
    elif command.name == "new":
        from macros.editing import new_guide

        new_guide.new(
            ROOT, command.id, command.title, [name.strip() for name in command.without.split(",") if name.strip()]
        )
    elif command.name == "finish":
        from macros.site import finish

        finish.run(command.folder, ROOT)
    return 0


def test(rest: list[str]) -> int:
    """Run pytest once this machine has what it needs, on every core when all tests run; return pytest's exit code."""
    import pytest

    from tests.project import machine

    machine.prepare()
    os.chdir(ROOT)
    return int(pytest.main(rest or ["--numprocesses", "auto", "--dist", "worksteal"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
