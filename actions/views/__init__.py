"""Pages of actions, meetings and work programmes."""
