"""Makes the environment: .venv, the locked packages, the built stylesheet. Does nothing when all is there.

Standard library only, and nothing newer than Python 3.6 understands, so that a Python that is too old is told so.
"""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
DISK_FULL = "The disk is full; free about 1 GB and run the same command again."
NO_NETWORK = (
    "The packages could not be fetched; check the network (or pip's own settings) and run it again."
)


class Trouble(Exception):
    """Something the reader can put right, said in one sentence."""


def install(lock, environment=".venv", with_assets=True):
    """Bring `environment` to what `lock` pins. The development lock holds everything the other one has."""
    if sys.version_info < OLDEST:
        raise Trouble(
            "This needs Python {}.{} or later, and {} is Python {}.{}; name another: make PYTHON=python3.11 ...".format(
                *OLDEST, sys.executable, *sys.version_info[:2]
            )
        )
    folder = ROOT / environment
    python = folder / "bin" / "python"
    stamp = folder / ".installed"
    enough = [seal(lock)] + ([seal("requirements-dev.txt")] if lock == "requirements.txt" else [])
    if not (python.exists() and stamp.exists() and stamp.read_text() in enough):
        print("Installing into {} (once, about a minute) ...".format(environment), flush=True)
        make_environment(folder, python)
        fetch(python, lock)
        stamp.write_text(seal(lock))
    if with_assets:
        build_assets(python)
    return python


def seal(lock):
    """What was installed: this lock, for this Python."""
    version = ".".join(map(str, sys.version_info[:2]))
    return hashlib.sha256(version.encode() + (ROOT / lock).read_bytes()).hexdigest()


def make_environment(folder, python):
    wanted = "{}.{}".format(*sys.version_info[:2])
    if (
        python.exists()
        and asked(python, "import sys; print('%d.%d' % sys.version_info[:2])") == wanted
    ):
        return
    made = run([sys.executable, "-m", "venv", "--clear", str(folder)])
    if made.returncode:
        if "No space left" in made.stdout:
            raise Trouble(DISK_FULL)
        raise Trouble(
            "Python could not make a virtual environment; "
            "on Debian or Ubuntu, install the package python3-venv."
        )


def fetch(python, lock):
    """Plain pip, hashes checked, wheels only: nothing is run while installing."""
    words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    words += ["--retries", "2", "--timeout", "20", "--require-hashes", "--only-binary", ":all:"]
    done = run([str(python), *words, "-r", str(ROOT / lock)])
    if done.returncode:
        raise Trouble(why_pip_failed(done.stdout))


def why_pip_failed(said):
    if "No space left" in said or "Disk quota exceeded" in said:
        return DISK_FULL
    if "DO NOT MATCH THE HASHES" in said:
        return "A package is not the one that the lock names, so it was not installed; try again."
    signs = (
        "Connection",
        "connection",
        "Temporary failure",
        "timed out",
        "from versions: none",
        "ProxyError",
    )
    if any(sign in said for sign in signs):
        return NO_NETWORK
    errors = [line for line in said.splitlines() if "ERROR" in line] or said.splitlines()[-1:]
    return "pip could not install the packages: " + (errors[0] if errors else "it did not say why")


def build_assets(python):
    """The stylesheet and fonts are built, never committed; the tool says itself when there is nothing to do."""
    tool = ROOT / "tools" / "assets.py"
    done = run([str(python), str(tool)], stdout=None, stderr=subprocess.PIPE)
    if done.returncode:
        said = (done.stderr or "").strip()
        if "No space left" in said or "ENOSPC" in said:
            raise Trouble(DISK_FULL)
        raise Trouble(said.splitlines()[-1] if said else "The stylesheet could not be built.")


def asked(python, question):
    try:
        return run([str(python), "-c", question]).stdout.strip()
    except OSError:
        return ""


def run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT):
    return subprocess.run(
        words, stdout=stdout, stderr=stderr, universal_newlines=True, cwd=str(ROOT)
    )


def or_one_sentence(main):
    """Run `main`; whatever a reader can put right ends as one sentence and exit status 1."""
    try:
        sys.exit(main())
    except Trouble as trouble:
        sentence = str(trouble)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        sentence = DISK_FULL if full else "{}: {}".format(error.filename or "This", error.strerror)
    except KeyboardInterrupt:
        sentence = "Stopped."
    print(sentence, file=sys.stderr, flush=True)
    # Not sys.exit: with a full disk Python's own closing words would fail once more.
    os._exit(1)


def main():
    words = sys.argv[1:]
    lock = "requirements-dev.txt" if "--dev" in words else "requirements.txt"
    if "--environment" in words:
        install(lock, words[words.index("--environment") + 1], with_assets=False)
    else:
        install(lock)
    return 0


if __name__ == "__main__":
    or_one_sentence(main)
