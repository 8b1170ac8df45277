"""Actions, programme items and figures by spreadsheet: out, edited, and in again by reference.

What a sheet would do is worked out each time it is looked at, from the file and from the record as it is now;
nothing is written before the co-ordinator has seen it.
"""

from desk.sheets.actions import ACTIONS
from desk.sheets.figures import FIGURES
from desk.sheets.planning import Plan, apply, take_in
from desk.sheets.programme import PROGRAMME

SHEETS = {sheet.name: sheet for sheet in (ACTIONS, PROGRAMME, FIGURES)}

__all__ = ["SHEETS", "Plan", "apply", "take_in"]
