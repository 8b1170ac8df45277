"""A leaver: everything open that somebody holds, and passing it on before the account closes."""

from desk.handover.handing import hand_over, let_go
from desk.handover.holding import SORTS, Holding, grouped, held, still_held

__all__ = ["SORTS", "Holding", "grouped", "hand_over", "held", "let_go", "still_held"]
