"""Everything that waits for a co-ordinator, over all boards she keeps: what, since when, most urgent first.

What waits is found in one query, every sort of it, and merged in Python; only the rows of a page are read whole.
What is beyond the cap of its sort is counted, and waits no longer than what is shown.
"""

from desk.queue.rows import CAP, Row, capped, counts, kept_boards, told, urgency, waiting

__all__ = ["CAP", "Row", "capped", "counts", "kept_boards", "told", "urgency", "waiting"]
