"""What was promised and nothing in the record follows up: pure functions over small dataclasses.

The same rules read a board's rows and a pack that nobody has accepted yet. Nothing is stored: a loose end is worked
out each time from the record and the day.
"""
