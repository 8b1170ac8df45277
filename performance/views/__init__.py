"""Pages of boards, plans, recommendations and measures."""
