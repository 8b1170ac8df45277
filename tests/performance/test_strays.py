"""Sign-offs reconciled: what belongs to none, what nothing was signed off under, what was signed twice."""

import pytest
from django.urls import reverse

from performance import services
from performance.strays import propose, words_of
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BY = {"by": None, "now": make.NOW}


@pytest.fixture
def plan(cast):
    plan = make.plan(cast.board)
    for number, words in [
        ("1", "Improve the quality of assessments of families"),
        ("2", "Improve the quality of supervision"),
        ("3", "Speak to every child who goes missing"),
    ]:
        make.recommendation(plan, number=number, text=words)
    return plan


def signed(plan, text, body="Improvement Board", **details):
    return services.sign_off(plan=plan, text=text, on=make.TODAY, by_body=body, **details, **BY)


PROPOSED = [
    ("Assessment audit", "1", ("assessment",)),
    ("Supervision policy and its quality", "2", ("quality", "supervision")),
    ("Return interviews for missing children", "3", ("missing", "return", "interviews")),
    ("Refurbished contact centre", None, None),
    ("Quality", None, None),  # said by two alike: no reason for either
]


@pytest.mark.parametrize(("words", "number", "shared"), PROPOSED)
def test_a_stray_is_proposed_where_its_words_point(plan, words, number, shared):
    third = plan.recommendations.last()
    services.note_progress(
        recommendation=third, text="An interview follows each return.", on=make.TODAY, **BY
    )

    found = propose(
        signed(plan, words), words_of(plan.recommendations.all(), [*third.progress_notes.all()])
    )

    if number is None:
        assert found is None
    else:
        assert (found.recommendation.number, set(found.shared)) == (number, set(shared))


def address(plan):
    return reverse("performance:tie_sign_offs", args=[plan.pk])


def text(response):
    return " ".join(response.content.decode().split())


def test_she_sees_why_chooses_and_ties_and_nothing_is_tied_by_itself(client, cast, plan):
    client.force_login(cast.coordinator)
    stray = signed(plan, "Assessment audit")
    left = signed(plan, "Refurbished contact centre")
    signed(plan, "Refurbished contact centre", body="Cabinet")

    page = text(client.get(address(plan)))
    assert "It may belong to Recommendation 1: both say “assessment”." in page
    assert "No recommendation shares enough of its words." in page
    assert page.count("selected") == 0
    assert "Recommendations with nothing signed off" in page and "3. Speak to every child" in page
    assert "Cabinet, 2 March 2026" in page

    first = plan.recommendations.first()
    answer = client.post(
        address(plan), {f"tie-{stray.pk}": first.pk, f"tie-{left.pk}": ""}, follow=True
    )
    assert "1 tied." in text(answer)
    assert first.sign_offs.get() == stray and not left.recommendation
    assert "Sign-off tied to a recommendation" in text(client.get(first.get_absolute_url()))


def test_what_somebody_else_tied_meanwhile_is_refused_with_the_choices_kept(client, cast, plan):
    client.force_login(cast.coordinator)
    stray, other = signed(plan, "Assessment audit"), signed(plan, "Duty rota")
    first, second, _ = plan.recommendations.all()
    services.tie_sign_offs(ties={stray: first}, **BY)

    answer = client.post(
        address(plan), {f"tie-{stray.pk}": second.pk, f"tie-{other.pk}": second.pk}
    )

    assert answer.status_code == 409 and "tied by somebody else" in text(answer)
    assert f'<option value="{second.pk}" selected>' in text(answer)
    assert not plan.sign_offs.filter(recommendation=second).exists()
