"""A browser in a made-up council: pages are visited as people do, and axe looks at each."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from desk.demo.build import build

PASSWORD = "a-password-for-one-test"
#: Cells, and what is in them, that lie beside a telephone's window. Wide tables of figures may.
CUT_OFF = """() => innerWidth >= 640 ? [] : [...document.querySelectorAll("td, th, td *, th *")]
    .filter(it => !it.closest(".app-table-scroll--wide"))
    .filter(it => it.getBoundingClientRect().right > innerWidth)
    .map(it => it.outerHTML.slice(0, 120))"""
expect.set_options(timeout=15_000)


class Visitor:
    """Somebody at a browser. Every page they come to must satisfy axe, and fit its window."""

    def __init__(self, page):
        self.page = page
        self.messages = []
        page.set_default_timeout(15_000)
        page.on("console", lambda said: self.messages.append(said.text))

    def go(self, address):
        self.page.goto(address)
        self.look()

    def leave(self):
        """A page that asks again by itself would break into what is asked next."""
        where = self.page.url
        self.page.goto("about:blank")
        return where

    def follow(self, words, exact=True):
        self.page.get_by_role("link", name=words, exact=exact).first.click()
        self.look()

    def press(self, words):
        self.page.get_by_role("main").get_by_role("button", name=words, exact=True).first.click()
        self.look()

    def write(self, label, words):
        self.page.get_by_label(label, exact=True).first.fill(words)

    def look(self):
        self.page.wait_for_load_state("load")
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than its window"
        cut_off = self.page.evaluate(CUT_OFF)
        assert not cut_off, f"{self.page.url} cuts off {cut_off[:5]}"
        blocked = [text for text in self.messages if "Content Security Policy" in text]
        assert not blocked, blocked

    def sees(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()

    def sees_not(self, words):
        expect(self.page.get_by_text(words)).to_have_count(0)

    def sign_in(self, account):
        self.go("/accounts/login/")
        self.page.locator("input[name=login]").fill(f"{account}@example.org")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.press("Sign in")


@pytest.fixture
def demo(transactional_db):
    made, _ = build(password=PASSWORD, now=timezone.now())
    return made


@pytest.fixture
def visitor(demo, live_server, page):
    return Visitor(page)


@pytest.fixture
def phone(demo, live_server, new_context):
    """The same on a small telephone."""
    return Visitor(new_context(viewport={"width": 320, "height": 640}).new_page())


@pytest.fixture
def plain(demo, live_server, new_context):
    """The same without JavaScript; axe itself needs it, so here the page is only used."""
    someone = Visitor(new_context(java_script_enabled=False).new_page())
    someone.look = lambda: None
    return someone
