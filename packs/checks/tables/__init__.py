"""What a table claims of itself: printed differences, totals, shares, and what cannot be."""
