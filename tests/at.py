"""Runs a Python program at another time: `python -m tests.at 2026-03-02T09:30 -m celery …`, or a script's path.

Its clock goes on from there. What a weekend would keep quiet can so be tested on any day.
"""

import runpy
import sys

import time_machine

if __name__ == "__main__":
    moment, *sys.argv = sys.argv[1:]
    time_machine.travel(f"{moment}Z", tick=True).start()
    if sys.argv[0] == "-m":
        del sys.argv[0]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(sys.argv[0], run_name="__main__")
