"""Every page, read as HTML: headings, titles, labels, errors that lead to their input, and what browsers are told."""

from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests import scene as scenes
from tests.scene import address
from tests.test_access import BUTTONS, OPEN, WRITES

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

READERS = ("stranger", "coordinator", "member", "administrator")
#: Answers that are no pages: files, styles, and what only leads elsewhere.
NO_PAGES = {
    "people:import_template", "people:own_address", "desk:council_css", "components",
    "actions:evidence", "actions:paper", "desk:sheet_file", "desk:refused_rows",
    "desk:start_agenda", "desk:number_agenda", "desk:move_agenda_item", "actions:say_taken",
    "desk:document_pdf", "desk:document_word", "desk:word_template", "desk:council_logo",
    "desk:edit_suggestion", "desk:refuse_suggestion", "desk:move_question",
    "desk:board_calendar", "desk:follow_search", "desk:board_changes", "desk:own_calendar",
    "desk:sitemap", "desk:sitemap_section", "robots", *BUTTONS,
}  # fmt: skip
PAGES = [name for name in OPEN if name not in NO_PAGES and not name.startswith("api:")]
#: Pages whose empty form is refused with errors: whoever may send it, an empty one.
FORMS = sorted(WRITES - set(BUTTONS) - {
    # A button alone: nothing to leave out.
    "people:role", "desk:deactivate", "people:remove_closure", "people:merge", "actions:resume",
    "actions:reopen", "actions:accept", "desk:my_calendar",
    "actions:publish_programme",
    # Everything on it may be left out, or it has forms of its own on one page.
    "performance:tie_sign_offs", "performance:choose_measures", "desk:change_group", "desk:answer_all",
    "packs:people", "packs:review", "actions:planning", "desk:sheet", "desk:queue", "desk:release_document",
    # What leads back to the agenda or the planning page, whatever is sent.
    "desk:start_agenda", "desk:number_agenda", "desk:move_agenda_item", "desk:remove_paper",
    "actions:say_taken",
    "desk:answers", "desk:meeting_answers", "desk:follow_search",
    "desk:attendance", "desk:minuting",
    # Everything on it is filled in, or a button alone.
    "desk:circulate", "desk:remove_limb", "desk:decide_limb",
    # Its address names what it is about.
    "desk:set_aside", "desk:edit_suggestion", "desk:refuse_suggestion",
    # A button alone, or boxes to tick.
    "desk:share_questions", "desk:prepare_questions", "desk:move_question",
})  # fmt: skip


#: What a browser sends of a form in which nothing was filled in.
EMPTY = {"csrfmiddlewaretoken": "-"}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


@pytest.mark.parametrize("name", PAGES)
def test_page_is_built_as_every_page_is(scene, name):
    where = address(name, scene.open)
    for who in READERS:
        response = scene.clients[who].get(where)
        if response.status_code == 200:
            found = faults(LexborHTMLParser(response.content)) + told(response, who != "stranger")
            assert not found, f"{where} as {who}"


@pytest.mark.parametrize("where", ["/no-such-page/", "/set-up/council/", "/accounts/login/"])
def test_refusals_and_the_way_in_are_pages_too(scene, where):
    for who in ("stranger", "member"):
        response = scene.clients[who].get(where, follow=True)
        if response.status_code != 302:
            assert not faults(LexborHTMLParser(response.content)), f"{where} as {who}"


@pytest.mark.parametrize("name", FORMS)
def test_every_error_leads_to_its_input(scene, name):
    who = next(who for who in ("coordinator", "administrator") if OPEN[name][
        scenes.ACTORS.index(who)] == 200)  # fmt: skip

    response = scene.clients[who].post(address(name, scene.open), EMPTY)

    page = LexborHTMLParser(response.content)
    assert response.status_code == 200
    links = page.css(".govuk-error-summary__list a")
    assert links, "an empty form is refused"
    assert page.css_first("title").text().strip().startswith("Error: ")
    assert not faults(page)
    for link in links:
        target = page.css_first(f'[id="{link.attributes["href"].removeprefix("#")}"]')
        assert target is not None and target.tag in ("input", "select", "textarea"), link.html


def faults(page):
    """What is wrong with a page, in words."""
    found = [f"{len(page.css(tag))} {tag}" for tag in ("h1", "main", "title") if one(page, tag)]
    title = page.css_first("title").text()
    if "Wexcombe Council" not in title and "Scrutiny tracker" not in title:
        found.append(f"title: {title}")
    if heading(page) not in title:
        found.append(f"title without its heading: {title}")
    if page.css_first("html").attributes.get("lang") != "en-GB":
        found.append("no language")
    found += [f"twice: {name}" for name, n in ids(page).items() if n > 1]
    found += [f"unlabelled: {field.html}" for field in fields(page) if not labelled(page, field)]
    found += [f"inline: {it.html[:80]}" for it in page.css("style, [style], script:not([src])")]
    found += [f"handler: {it.html[:80]}" for it in page.css("[onclick], [onload], [onsubmit]")]
    found += [f"no token: {it.html[:80]}" for it in page.css("form[method=post]") if not sealed(it)]
    found += [f"says nothing: {it.html}" for it in page.css("a, button") if not says(it)]
    found += [f"leads nowhere: {it.html}" for it in page.css("a") if not leads(page, it)]
    for table in page.css("table"):
        found += table_faults(table)
    for part in page.css(".app-table-scroll:not(.app-table-scroll--wide) table *"):
        found += card_faults(part)
    return found


def sealed(form):
    """The test client sends a form without its token all the same; a browser is refused."""
    return form.css_first("[name=csrfmiddlewaretoken]")


def one(page, tag):
    return len(page.css(f"head > {tag}" if tag == "title" else tag)) != 1


def heading(page):
    return " ".join(page.css_first("h1").text().split())


def ids(page):
    return Counter(node.attributes["id"] for node in page.css("[id]"))


def fields(page):
    typed = page.css("input, select, textarea")
    return [it for it in typed if it.attributes.get("type") not in ("hidden", "submit")]


def labelled(page, field):
    """By a label that points at it, or by a name of its own."""
    own, name = field.attributes.get("aria-label"), field.attributes.get("id")
    label = page.css_first(f'label[for="{name}"]') if name else None
    return own or (label is not None and label.text().strip())


def says(node):
    return node.text().strip() or node.attributes.get("aria-label")


def leads(page, link):
    where = link.attributes.get("href") or ""
    if where.startswith("#"):
        return page.css_first(f'[id="{where[1:]}"]') is not None
    return bool(where)


def table_faults(table):
    caption = table.css_first("caption")
    found = [] if caption is not None and caption.text().strip() else ["table without a caption"]
    scoped = ("col", "row", "colgroup", "rowgroup")
    loose = [th.html for th in table.css("th") if th.attributes.get("scope") not in scoped]
    found += [f"header without a scope: {html}" for html in loose]
    return found if table.css("th") else [*found, "table without headers"]


def told(response, is_signed_in):
    """What is wrong with what a browser is told besides the page."""
    policy = response.headers.get("Content-Security-Policy", "")
    found = [f"policy: {policy}"] if not policy or "unsafe" in policy else []
    for name, value in (
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
    ):
        if response.headers.get(name) != value:
            found.append(f"{name}: {response.headers.get(name)}")
    if is_signed_in and "no-store" not in response.headers.get("Cache-Control", ""):
        found.append("may be kept by a shared computer")
    return found


#: What a part of a table is called once a narrow window's style has taken its own role away.
ROLES = {
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
    "tr": "row",
    "col": "columnheader",
    "row": "rowheader",
    "td": "cell",
}


def card_faults(part):
    """A narrow window shows rows as cards: see Lists in docs/ui.md."""
    role = ROLES.get(part.attributes.get("scope") or part.tag)
    found = (
        []
        if role in (None, part.attributes.get("role"))
        else [f"no role {role}: {part.html[:120]}"]
    )
    if part.tag == "td" and "data-label" not in part.attributes:
        found.append(f"cell without its column's heading: {part.html[:120]}")
    return found
