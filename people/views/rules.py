"""The rules that days are counted by: the law's as they are, and the council's own numbers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from people import forms, services
from people.models import Council, RuleNumber
from people.querysets import may_administer
from people.views.council import FORM, refuse_unless
from scrutiny.rules import RULES


def rules(request):
    """Every rule in force in the council's nation, with its source, and whether the council may change it."""
    refuse_unless(may_administer(request.user))
    council = get_object_or_404(Council)
    own = {kept.rule: kept for kept in RuleNumber.objects.visible_to(request.user)}
    rows = [(rule, own.get(rule.id)) for rule in in_force(council.nation)]
    return render(request, "people/rules.html", {"rows": rows, "council": council})


def in_force(nation):
    today = timezone.localdate()
    return [
        rule
        for rule in RULES
        if rule.nation in ("", nation) and rule.starts_on <= today <= rule.ends_on
    ]


def change_rule(request, rule):
    """The council's own number for one rule that may be changed."""
    refuse_unless(may_administer(request.user))
    told = next((each for each in RULES if each.id == rule and each.may_override), None)
    if not told:
        raise Http404
    own = RuleNumber.objects.visible_to(request.user).filter(rule=rule).first()
    initial = {"n": own.n if own else told.n, "source": own.source if own else ""}
    form = forms.RuleForm(request.POST or None, initial=initial)
    stamp = {"by": request.user, "now": timezone.now()}
    if request.POST.get("forget"):
        services.forget_rule_number(rule=rule, **stamp)
        messages.success(request, f"It is {told.n} again")
        return redirect("people:rules")
    if forms.saved(form, services.set_rule_number, rule=rule, **stamp):
        messages.success(request, "The council’s own number is saved")
        return redirect("people:rules")
    page = {"form": form, "title": told.title, "back": "/set-up/rules/"}
    page |= {"help": "people/rule_help.html", "rule": told, "own": own}
    return render(request, FORM, page)
