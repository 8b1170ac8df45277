"""The council's own numbers for rules that may be overridden, each with where it is written."""

from django.db import transaction

from people.models import RuleNumber
from people.services.history import ChangeRefused, record_for_council
from scrutiny.rules import RULES


@transaction.atomic
def set_rule_number(*, rule, n, source, by, now):
    """Set the council's own number; refused for a rule that the law leaves nobody to change."""
    if not any(each.id == rule and each.may_override for each in RULES):
        raise ChangeRefused("The law sets this number: it cannot be changed here.")
    before = RuleNumber.objects.filter(rule=rule).values("n", "source").first()
    kept, _ = RuleNumber.objects.update_or_create(rule=rule, defaults={"n": n, "source": source})
    after = {"rule": rule, "n": n, "source": source}
    record_for_council(kind="rule_changed", by=by, now=now, before=before, after=after)
    return kept


@transaction.atomic
def forget_rule_number(*, rule, by, now):
    """Go back to the number that the rule starts with; nothing happens where it has no other."""
    kept = RuleNumber.objects.filter(rule=rule).first()
    if kept:
        before = {"rule": rule, "n": kept.n, "source": kept.source}
        kept.delete()
        record_for_council(kind="rule_changed", by=by, now=now, before=before)
