"""`make demo`: an invented council to look round in, on this machine alone, with no service to install.

Everything it writes stands under .data/demo (or DATA_DIR); delete the folder to begin again.
"""

import argparse
import contextlib
import fcntl
import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from install import DISK_FULL, ROOT, Trouble, install, or_one_sentence

FOLDER = ROOT / os.environ.get("DATA_DIR", ".data/demo")
#: Settings of the reader's own shell that would lead the demonstration to somebody's real services.
NOT_OURS = (
    "DATABASE_URL",
    "BROKER_URL",
    "CACHE_URL",
    "EMAIL_URL",
    "DEBUG",
    "PROXY_COUNT",
    "MAIL_FROM",
)


class Stop(Exception):
    """Somebody asked us to stop."""


def main():
    port = chosen_port()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, asked_to_stop)
    try:
        return demonstrate(port)
    except Stop:
        return 0


def demonstrate(port):
    python = str(install("requirements.txt"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = only_one()
    settings = surroundings(port)
    print("Preparing the demonstration council ...", flush=True)
    manage(python, settings, "migrate", "--verbosity", "0")
    # It tells the accounts once, when it loads; we keep what it said for every later start.
    accounts = kept("accounts", manage(python, settings, "load_demo"))
    manage(python, settings, "collectstatic", "--no-input", "--verbosity", "0")
    children = {}
    try:
        children["site"] = start("site", settings, python, *site(port))
        children["worker"] = start("worker", settings, python, *worker())
        wait_for_page(port, children)
        print(accounts)
        print(
            f"Mail lands as files in {shown(FOLDER / 'mail')}; what happens, in {shown(FOLDER)}/*.log."
        )
        print(f"Open http://127.0.0.1:{port}/   (Ctrl-C stops it)", flush=True)
        while True:
            refuse_the_dead(children)
            time.sleep(0.3)
    finally:
        end(children)
        lock.close()


def site(port):
    return ["-m", "gunicorn", "scrutiny.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4",
            "--no-control-socket"]  # fmt: skip


def worker():
    return ["-m", "celery", "-A", "scrutiny.celery", "worker", "-P", "solo", "-B", "-l", "INFO"]


def chosen_port():
    parser = argparse.ArgumentParser(description="Show the demonstration council.")
    parser.add_argument("--port", default="8000")
    said = parser.parse_args().port
    if not said.isdigit() or not 1024 <= int(said) <= 65535:
        raise Trouble(f"PORT is '{said}'; it must be a whole number from 1024 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(said)))
        except OSError:
            raise Trouble(
                f"Port {said} is taken; choose another: make demo PORT={int(said) + 1}"
            ) from None
    return int(said)


def only_one():
    """Two demonstrations on one folder would both send its mail. The lock dies with us."""
    lock = open(FOLDER / "lock", "w")  # noqa: SIM115 (held until the end)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Trouble(f"The demonstration in {shown(FOLDER)} is running already.") from None
    return lock


def surroundings(port):
    """The live settings of a real site, but for http: what is seen here is what a council would see."""
    ours = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    return ours | {
        "SECRET_KEY": kept("secret-key", secrets.token_urlsafe(50)),
        "DEMO_PASSWORD": ours.get("DEMO_PASSWORD") or kept("password", easy_to_type()),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATA_DIR": str(FOLDER),
        "TICK_SECONDS": "30",
        "PYTHONUNBUFFERED": "1",
    }


def easy_to_type():
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def kept(name, fresh):
    """The same answer at every start, readable by its owner only."""
    path = FOLDER / name
    # A full disk may have left an empty one.
    if not path.exists() or not path.stat().st_size:
        path.touch(mode=0o600)
        path.write_text(fresh)
    return path.read_text()


def manage(python, settings, *words):
    done = subprocess.run(
        [python, "manage.py", *words],
        cwd=ROOT, env=settings, text=True, capture_output=True, start_new_session=True,
    )  # fmt: skip
    if done.returncode:
        raise Trouble(reason(done.stderr or done.stdout, f"'manage.py {words[0]}' failed"))
    return done.stdout.strip()


def reason(said, otherwise):
    if "No space left" in said or "database or disk is full" in said or "disk I/O error" in said:
        return DISK_FULL
    lines = [line for line in said.strip().splitlines() if line.strip()]
    return f"{otherwise}: {lines[-1].strip()}" if lines else f"{otherwise}."


def start(name, settings, python, *words):
    """A child in a group of its own: Ctrl-C reaches us alone, and we end it in order."""
    with open(FOLDER / f"{name}.log", "w") as log:
        return subprocess.Popen(
            [python, *words], cwd=ROOT, env=settings, stdout=log, stderr=log, start_new_session=True
        )


def wait_for_page(port, children):
    for _ in range(200):
        refuse_the_dead(children)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20)
            return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            raise Trouble(f"The first page failed; see {shown(FOLDER / 'site.log')}.") from None
        except OSError:
            time.sleep(0.2)
    raise Trouble(f"The site did not answer; see {shown(FOLDER / 'site.log')}.")


def refuse_the_dead(children):
    for name, child in children.items():
        if child.poll() is not None:
            said = (FOLDER / f"{name}.log").read_text(errors="replace")
            log = shown(FOLDER / f"{name}.log")
            raise Trouble(reason(said, f"The {name} stopped by itself; its last words, in {log}"))


def end(children):
    """Ask each to finish what it is doing, then make sure that nothing of its group is left."""
    print("\nStopping ...", flush=True)
    for child in children.values():
        signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + 10
    for child in children.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        signal_group(child, signal.SIGKILL)
        child.wait()


def signal_group(child, number):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def asked_to_stop(number, frame):
    """Once is enough: a second Ctrl-C must not leave anything behind."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stop


def shown(path):
    try:
        return path.relative_to(os.getcwd())
    except ValueError:
        return path


if __name__ == "__main__":
    or_one_sentence(main)
