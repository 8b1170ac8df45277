"""`make test` and `make test-all`: what this machine can run, and at the end what it could not run and why.

`make test` is half an hour on two cores: everything on SQLite with the browser, and on PostgreSQL all but the walks
over every page for every role; on neither the storms. `make test-all` adds those, and the newest Django. With CI=true
nothing may be missing but a Python new enough for the newest Django, which is said.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import services
from install import ROOT, install, or_one_sentence

CI = os.environ.get("CI", "").lower() in ("1", "true")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOTHING_MATCHED = 5
#: A reader's own settings must not decide what the tests see.
NOT_OURS = ("DATABASE_URL", "BROKER_URL", "CACHE_URL", "EMAIL_URL", "DATA_DIR", "SITE_URL", "DEBUG")


class Runs:
    """What ran with which outcome, what was missing, and what is only worth saying."""

    def __init__(self, words):
        self.all = "--all" in words
        self.words = [word for word in words if word != "--all"]
        self.ran, self.missing, self.said = {}, [], []

    def pytest(self, name, python, *options, **settings):
        print(f"\n=== {name}", flush=True)
        kept = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
        # Named tests run in one process, where a failure reads best; the whole suite on every core.
        share = [] if self.words else ["-n", "auto"]
        done = subprocess.run(
            [str(python), "-m", "pytest", *share, *options, *self.words],
            cwd=ROOT,
            env=kept | {key: value for key, value in settings.items() if value},
        )
        self.ran[name] = done.returncode

    def close(self):
        """The last lines; the exit status."""
        print()
        for name, code in self.ran.items():
            outcome = {0: "passed", NOTHING_MATCHED: "no test matched"}.get(code, "FAILED")
            print(f"{name}: {outcome}")
        for reason in self.missing:
            print(f"NOT RUN: {reason}")
        for reason in self.said:
            print(f"Not run here: {reason}")
        failed = any(code not in (0, NOTHING_MATCHED) for code in self.ran.values())
        if self.missing and CI:
            print("With CI=true nothing may be missing, so this run fails.")
        nothing = all(code == NOTHING_MATCHED for code in self.ran.values())
        return 1 if failed or nothing or (self.missing and CI) else 0


def main():
    # Asked to end, we still take down what we started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    python = install("requirements-dev.txt")
    runs = Runs(sys.argv[1:])
    chromium = os.environ.get("CHROMIUM") or first_of(BROWSERS)
    if not chromium:
        runs.missing.append("the browser tests, for want of Chromium (Debian's package chromium).")
    with contextlib.ExitStack() as stack:
        broker = os.environ.get("TEST_REDIS_URL") or stack.enter_context(services.redis())
        if not broker:
            runs.missing.append(
                "the tests over Redis, for want of it (Debian's package redis-server)."
            )
        shared = {"CHROMIUM": chromium, "TEST_BROKER_URL": broker}
        options = [] if runs.all else ["-m", "not storm"]
        runs.pytest("On SQLite", python, *options, TEST_DATABASE_URL="sqlite://", **shared)
        on_postgresql(runs, python, stack, shared)
        if runs.all:
            on_newest_django(runs, shared)
        return runs.close()


def on_postgresql(runs, python, stack, shared):
    server = os.environ.get("TEST_DATABASE_URL") or stack.enter_context(services.postgresql())
    if server:
        options = ["-m", "not browser" if runs.all else "not browser and not walk and not storm"]
        runs.pytest("On PostgreSQL", python, *options, TEST_DATABASE_URL=server, **shared)
    else:
        runs.missing.append("anything on PostgreSQL, for want of it (Debian's package postgresql).")


def on_newest_django(runs, shared):
    """The same lock pins the LTS below Python 3.12 and the newest Django from there on."""
    if sys.version_info >= (3, 12):
        return
    newer = newer_python()
    if not newer:
        runs.said.append("the newest Django, for want of Python 3.12 or later.")
        return
    tool = [newer, str(ROOT / "tools" / "install.py"), "--dev", "--environment", ".venv-newest"]
    if subprocess.run(tool, cwd=ROOT).returncode:
        runs.said.append("the newest Django; its packages could not be installed.")
        return
    python = ROOT / ".venv-newest" / "bin" / "python"
    options = ["-m", "not browser and not storm"]
    runs.pytest("On the newest Django", python, *options, TEST_DATABASE_URL="sqlite://", **shared)


def newer_python():
    """The newest Python from 3.12 on, on the PATH or among pyenv's."""
    names = [shutil.which(f"python3.{minor}") for minor in (14, 13, 12)]
    kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.*"), key=numbers, reverse=True)
    names += [str(each / "bin" / "python") for each in kept if numbers(each) >= [3, 12]]
    # A pyenv name on the PATH may be a shim that only says that the version is not chosen.
    return next((name for name in names if name and answers(name)), None)


def answers(python):
    return subprocess.run([python, "--version"], capture_output=True).returncode == 0


def numbers(path):
    return [int(number) for number in re.findall(r"\d+", path.name)]


def first_of(names):
    return next(filter(None, map(shutil.which, names)), None)


if __name__ == "__main__":
    or_one_sentence(main)
