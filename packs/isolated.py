"""Reading in a child process that has little memory, little time, no network and nothing of ours but the readers.

Whatever a file does to its reader (runs out of memory, loops, crashes) happens there, and comes back as one plain
sentence. This module is both ends of the pipe and knows nothing of Django.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 50 * 1024 * 1024
#: The child's share; with the process that started it, a reading stays within 512 MB.
MEMORY = 400 * 1024 * 1024
SECONDS = 20
#: Where so few people are counted, or fewer, somebody may know who they are; a council may say otherwise.
FEW = 5

TOO_LARGE = "The file is larger than 50 MB, which is the most that can be read."
EMPTY = "The file is empty."
TOO_LONG = "Reading the file took longer than 20 seconds and was stopped."
TOO_MUCH = "The file needs more memory than reading may use."
BROKEN = "The file could not be read: it is damaged, or not a paper of a kind we know."
STOPPED = "Reading was cancelled."


class CannotRead(Exception):
    """One plain sentence for whoever sent the file."""


def read(file, name, progress=None):
    """What a file says, as `read_pack --json` prints it. Raises CannotRead with a sentence.

    `file` is an open binary file. `progress(percent)` is called as the reading goes on; when it answers False,
    the reading is stopped.
    """
    return _ask("read", file, name, progress=progress)["found"]


def check(file, name, progress=None, few=FEW):
    """What a file says as `read` answers it, and what a check of it tells: the claims and dates of `check_pack --json`,
    and under "said" what loose ends are looked for in besides. `few` people, or fewer, are flagged as a small number.

    Refuses as `read` does. A file that was read although a check broke down on it has None for its checks.
    """
    answer = _ask("check", file, name, few, progress=progress)
    return answer["found"], answer["checks"]


def check_draft(file, name, progress=None, few=FEW):
    """The same of a draft, which is one paper although it has no head of a report yet; no loose ends are looked for."""
    answer = _ask("check_draft", file, name, few, progress=progress)
    return answer["found"], answer["checks"]


def find_hidden(file, name):
    """What a file holds that its pages do not show, as rows of kind, words, why, page and line.

    Refuses as `read` does, and what cannot be looked through: who publishes must not take that for nothing found.
    """
    return _ask("find_hidden", file, name)["found"]


def _ask(what, file, name, few=FEW, progress=None):
    with _on_disk(file) as numbered:
        size = os.fstat(numbered.fileno()).st_size
        if size > MOST_BYTES:
            raise CannotRead(TOO_LARGE)
        if not size:
            raise CannotRead(EMPTY)
        asked = (what, name, str(few))
        return _ask_child(asked, numbered, progress or (lambda percent: None))


def _ask_child(asked, file, progress):
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    child = subprocess.Popen(
        [sys.executable, "-B", "-m", "packs.isolated", *asked],
        stdin=file.fileno(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        # Nothing of the application's environment: neither its keys nor its database.
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    overran = threading.Event()
    clock = threading.Timer(SECONDS, lambda: (overran.set(), child.kill()))
    clock.start()
    try:
        answer = _listen(child, progress)
    finally:
        clock.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
    if "found" in answer:
        return answer
    if overran.is_set() or child.returncode == -24:  # SIGXCPU
        raise CannotRead(TOO_LONG)
    raise CannotRead(answer.get("refused", BROKEN))


def _listen(child, progress):
    """The child's last word; before it, lines that say how far it is."""
    for line in child.stdout:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return {}
        if "progress" not in said:
            return said
        if progress(said["progress"]) is False:
            return {"refused": STOPPED}
    return {}


@contextmanager
def _on_disk(file):
    """The file, or a copy of one that is in memory or in a store elsewhere: the child needs a file's number."""
    try:
        file.fileno()
    except (AttributeError, OSError):
        with tempfile.TemporaryFile() as copy:
            while copy.tell() <= MOST_BYTES and (piece := file.read(1024 * 1024)):
                copy.write(piece)
            copy.flush()
            yield copy
    else:
        yield file


# --- The child's end


def _child(what, name, few):
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not get between our lines
    _give_up_rights()

    def say(**words):
        out.write(json.dumps(words, ensure_ascii=False) + "\n")
        out.flush()

    try:
        say(**_understand(what, name, int(few), lambda percent: say(progress=percent)))
    except MemoryError:
        say(refused=TOO_MUCH)
    except RecursionError:
        say(refused=BROKEN)


def _understand(what, name, few, progress):
    # Imported only here, after the limits are set: the parent never loads a reader.
    from packs.readers import pack
    from packs.readers.blocks import Unreadable

    try:
        data = sys.stdin.buffer.read()
        if what == "find_hidden":
            return {"found": _hidden(data, name)}
        blocks, found = pack.read_with_blocks(data, name, progress=progress)
        if what == "read":
            checks = {}
        elif what == "check_draft":
            found = pack.as_one_paper(blocks, found)
            checks = {"checks": _held_against_itself(blocks, found, few)}
        else:
            checks = {"checks": _held_against_itself(blocks, found, few, with_said=True)}
        return {"found": pack.as_json(found, data, name), **checks}
    except Unreadable as refusal:
        return {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        raise
    except Exception:
        # Out of memory can surface as any error of a C library: one sentence for all of them.
        return {"refused": BROKEN}


def _hidden(data, name):
    from packs.readers.hidden.finding import find_hidden
    from packs.readers.pack import plain

    return plain(find_hidden(data, name))


def _held_against_itself(blocks, found, few, with_said=False):
    """What a check tells; None when it broke down, which loses the paper nothing of what was read."""
    from packs.checks.check import as_json, check
    from packs.readers.pack import plain
    from packs.readers.said import read_said

    try:
        checks = as_json(check(blocks, found, few))
        return checks | ({"said": plain(read_said(blocks, found))} if with_said else {})
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return None


def _give_up_rights():
    """Limits first, so that they hold for everything that is imported afterwards."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    def refuse(event, args):
        if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn")):
            raise PermissionError(event)

    sys.addaudithook(refuse)


if __name__ == "__main__":
    _child(*sys.argv[1:])
