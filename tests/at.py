"""Runs a Python program at another time: `python -m tests.at 2026-03-02T09:30 SINCE -m celery …`, or a script's path.

Its clock goes on from there, and says that moment at SINCE, in seconds of the true clock: programs that are started one
after another agree on the time. What a weekend would keep quiet can so be tested on any day.
"""

import datetime as dt
import runpy
import sys
import time

import time_machine

if __name__ == "__main__":
    moment, since, *sys.argv = sys.argv[1:]
    gone = dt.timedelta(seconds=time.time() - float(since))
    time_machine.travel(dt.datetime.fromisoformat(f"{moment}+00:00") + gone, tick=True).start()
    time.time()  # its clock stands still until it is asked for the first time
    if sys.argv[0] == "-m":
        del sys.argv[0]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(sys.argv[0], run_name="__main__")
