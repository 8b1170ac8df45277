"""A private PostgreSQL and a private Redis for one run of the tests: made, used and thrown away.

They never touch a server that is there already, so a run cannot depend on what a machine happens to keep.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

#: Safe only because the data are thrown away.
CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
)


@contextlib.contextmanager
def postgresql():
    """Yield an address that tests may make databases at, or None when no PostgreSQL is installed."""
    programs = newest_programs()
    if not programs:
        yield None
        return
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="scrutiny-postgresql-"))
    if as_user:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", free_port()
    control = [
        *as_user,
        programs / "pg_ctl",
        "--pgdata",
        data,
        "--silent",
        "--wait",
        "--mode",
        "immediate",
    ]
    options = " ".join(f"-c {option}" for option in CARELESS) + f" -p {port} -k {folder}"
    try:
        quietly([*as_user, programs / "initdb", "--auth", "trust", "--username", "scrutiny",
                 "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--pgdata", data])  # fmt: skip
        quietly([*control[:-2], "--log", folder / "log", "--options", options, "start"])
        yield f"postgresql://scrutiny@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "stop"], cwd="/", capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def redis():
    """Yield the address of an empty Redis, or None when none is installed."""
    program = shutil.which("redis-server")
    if not program:
        yield None
        return
    folder, port = tempfile.mkdtemp(prefix="scrutiny-redis-"), free_port()
    words = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def newest_programs():
    """Where initdb and pg_ctl are. Debian keeps them out of the PATH, one folder a version."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    folders += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"), key=version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def version(folder):
    return [int(number) for number in re.findall(r"\d+", folder.parent.name)]


def quietly(words):
    # From the root folder: the database's own user may not be able to read ours.
    done = subprocess.run(
        words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{words[-1]}: {done.stderr.strip()}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nothing answered at port {port}")
