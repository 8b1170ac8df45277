"""How updates, decisions, actions and programme items are typed."""
