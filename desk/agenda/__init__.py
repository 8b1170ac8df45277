"""The meeting cycle before the meeting: calling it, building its agenda, and the days before it."""
