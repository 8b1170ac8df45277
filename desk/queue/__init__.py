"""Everything that waits for a co-ordinator, over all boards she keeps: what, since when, most urgent first.

Each sort of thing is one query of its own, capped; they are merged in Python. What is beyond the cap of its sort
is counted, and waits no longer than what is shown.
"""

from desk.queue.rows import CAP, Row, counts, kept_boards, urgency, waiting

__all__ = ["CAP", "Row", "counts", "kept_boards", "urgency", "waiting"]
