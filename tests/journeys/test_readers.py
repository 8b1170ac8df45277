"""A councillor with ten minutes before the meeting, and a member of the public."""

import pytest

from desk.demo.cast import CHILDREN
from performance.models import Plan

pytestmark = pytest.mark.browser
BOARD = f"/boards/{CHILDREN['slug']}/"
PRIVATE = "Private report on the provider's improvement"


def test_a_councillor_sees_what_was_asked_what_came_back_and_what_is_owed(phone):
    phone.sign_in("councillor")
    phone.go(BOARD)
    phone.sees("Overdue")
    phone.follow("How the partnership checks on children missing education")
    phone.sees("ask the Safeguarding Partnership how it checks on children missing education")

    phone.go("/meetings/")
    phone.go(f"{BOARD}programme/")
    phone.sees("Date to be determined")
    phone.go(f"{BOARD}measures/")
    phone.follow("Good level of development")
    phone.sees("66.9%")
    phone.go(Plan.objects.get().get_absolute_url())
    phone.follow("Reduce the time that children wait for a first visit", exact=False)
    phone.sees("Every child is seen within the time that their need asks for.")


def test_a_member_reads_private_business_and_the_public_finds_no_trace_of_it(visitor):
    visitor.go("/actions/?q=provider")
    visitor.sees_not(PRIVATE)
    visitor.go(BOARD)
    visitor.sees_not(PRIVATE)

    visitor.sign_in("councillor")
    visitor.go("/actions/?q=provider")
    visitor.sees(PRIVATE)


def test_the_public_reads_public_business_without_signing_in(visitor):
    visitor.go("/")
    visitor.follow(CHILDREN["name"])
    visitor.go("/actions/?standing=overdue")
    visitor.follow("The five schools with the largest rise in absence")
    visitor.sees("Head of School Improvement")
    visitor.sees_not("Ingrid Lund")
    visitor.go("/meetings/")
    for page in ("/help/", "/accessibility/", "/privacy/"):
        visitor.go(page)


def test_the_public_searches_on_a_small_telephone_and_finds_no_trace_of_private_business(phone):
    phone.go("/boards/")
    phone.follow("Search")
    phone.write("What do you look for?", "O'Hara House")
    phone.press("Search")
    phone.sees("Item 5, page 2")
    phone.go("/search/?q=alternativ+provisoin")
    phone.follow("alternative provision")
    phone.sees("Exclusions and Alternative Provision")
    for odd in ("the", "improvement&since=soon&kind=action", "x" * 60, "a" * 300):
        phone.go(f"/search/?q={odd}")
    phone.go("/search/?q=provider")
    phone.sees_not(PRIVATE)

    phone.sign_in("councillor")
    phone.go("/search/?q=provider")
    phone.sees("(private)")
