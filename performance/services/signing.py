"""Every write to a sign-off: record, change, tie to the recommendation it belongs to."""

from django.db import transaction
from django.db.models import F

from performance.choices import EventKind
from performance.models import Event, SignOff
from performance.services.history import Stale, event, record
from performance.services.writing import differing, not_stale, update


@transaction.atomic
def sign_off(*, plan, text, by, now, on=None, by_body="", recommendation=None, **report):
    """Record what a body signed off, when, at which meeting and on what report.

    Recording the same again changes nothing.
    """
    signed = SignOff.objects.filter(plan=plan, text=text, on=on, by=by_body).first()
    if signed:
        return signed
    signed = SignOff(
        plan=plan, text=text, on=on, by=by_body, recommendation=recommendation, **report
    )
    signed.full_clean()
    signed.save()
    after = {"sign_off": signed, "text": text, "on": on, "by": by_body, **report}
    record(kind=EventKind.SIGNED_OFF, by=by, now=now, after=after, **_about(signed))
    return signed


@transaction.atomic
def change_sign_off(*, signed, version, by, now, why="", **fields):
    """Correct what is said of a sign-off; writes only what differs. Refused when somebody changed it meanwhile."""
    stored = SignOff.objects.select_related("plan", "recommendation").get(pk=signed.pk)
    not_stale(stored, version)
    if "by_body" in fields:
        fields["by"] = fields.pop("by_body")
    changed = differing(stored, fields)
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    update(stored, **changed)
    about = {"before": before, "after": {"sign_off": stored, "text": stored.text, **changed}}
    record(kind=EventKind.SIGN_OFF_CHANGED, by=by, now=now, text=why, **about, **_about(stored))
    return stored


@transaction.atomic
def tie_sign_offs(*, ties, by, now):
    """Say to which recommendation each of these sign-offs belongs: {sign-off: recommendation}.

    Refused, all of it, where one of them has been tied or changed meanwhile.
    """
    events = []
    for signed, recommendation in ties.items():
        same = SignOff.objects.filter(pk=signed.pk, version=signed.version, recommendation=None)
        if not same.update(recommendation=recommendation, version=F("version") + 1):
            raise Stale(f"Somebody changed “{signed}” while you were choosing. Look again.")
        after = {"sign_off": signed, "text": signed.text, "on": signed.on, "by": signed.by}
        about = {"recommendation": recommendation, "after": after}
        events.append(event(kind=EventKind.TIED, by=by, now=now, **about))
    if events:
        Event.objects.append(*events)
    return len(events)


def _about(signed):
    """The history that tells of it: the recommendation's, or else the plan's."""
    if signed.recommendation:
        return {"recommendation": signed.recommendation}
    return {"plan": signed.plan}
