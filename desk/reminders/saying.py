"""What a person's message says: from what they may see when it is sent, most urgent first, and why."""

from collections import Counter
from dataclasses import dataclass

from actions.choices import ActionKind
from actions.models import Action
from desk.choices import Rule, Section
from desk.reminders.days import rule_for
from desk.reminders.owing import owed_actions


@dataclass(frozen=True)
class Line:
    """One thing the message lists: in which section, and by which rule it is there."""

    section: Section
    rule: Rule
    action: Action


@dataclass(frozen=True)
class Said:
    """All that one message says."""

    lines: tuple

    @property
    def sections(self):
        """(section, its lines), in the order of urgency; empty ones are left out."""
        parts = [(part, [it for it in self.lines if it.section == part]) for part in Section]
        return [(part, lines) for part, lines in parts if lines]

    @property
    def counts(self):
        """How many are overdue, and how many are due soon."""
        overdue = Counter(line.rule == Rule.OVERDUE for line in self.lines)
        return {"overdue": overdue[True], "soon": overdue[False]}


def what_to_say(person, today):
    """What a person owes that is overdue or due within a fortnight."""
    actions = (
        Action.objects.visible_to(person)
        .filter(owner=person, pk__in=owed_actions(today).values("pk"))
        .select_related(
            "exempt", "board", "meeting", "resolution__minute", "programme_item__meeting"
        )
        .order_by("due_to", "pk")
    )
    return Said(tuple(_line(action, today) for action in actions))


def _line(action, today):
    rule = rule_for(action.due_to, today)
    return Line(_section(action, rule), rule, action)


def _section(action, rule):
    if rule == Rule.OVERDUE:
        return Section.OVERDUE
    if action.kind == ActionKind.REPORT_DUE:
        return Section.PAPERS
    return Section.NOW if rule in (Rule.TODAY, Rule.TOMORROW) else Section.SOON
