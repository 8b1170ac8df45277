import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django_tables2 import RequestConfig
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from scrutiny.ui.tables import NumberColumn, Table, tables

pytestmark = pytest.mark.django_db  # for what every page says of the council


class Actions(Table):
    caption = "Actions of the board"
    row_header = "title"
    title = tables.Column()
    days = NumberColumn()
    standing = tables.Column(orderable=False)

    class Meta(Table.Meta):
        empty_text = "Record a resolution to begin."


def rows(count):
    return [{"title": f"<b>{n}</b>", "days": n * 1000, "standing": "Overdue"} for n in range(count)]


def draw(table, rf, address="/actions/?board=2&page=3"):
    request = rf.get(address)
    request.user = AnonymousUser()
    template = Template("{% load django_tables2 %}{% render_table table %}")
    return HTMLParser(template.render(Context({"table": table, "request": request})))


def test_table_has_a_caption_and_scopes(rf):
    drawn = draw(Actions(rows(2)), rf)

    assert drawn.css_first("caption").text() == "Actions of the board"
    assert [th.attributes["scope"] for th in drawn.css("th")] == ["col"] * 3 + ["row"] * 2


def test_table_scrolls_in_a_named_region_that_takes_focus(rf):
    region = draw(Actions(rows(1)), rf).css_first(".app-table-scroll")

    assert region.attributes["tabindex"] == "0"
    assert region.attributes["role"] == "region"
    assert region.attributes["aria-label"] == "Actions of the board"


@pytest.mark.parametrize("asked", ["1000", "-1"])
def test_no_address_says_how_long_a_page_is(rf, asked):
    table = Actions(rows(30))

    RequestConfig(rf.get(f"/?per_page={asked}"), paginate={"per_page": 25}).configure(table)

    assert len(table.page.object_list) == 25


def test_table_says_how_it_is_sorted(rf):
    heads = draw(Actions(rows(2), order_by="-days"), rf).css("thead th")

    assert [th.attributes.get("aria-sort") for th in heads] == [None, "descending", None]


def test_sort_links_keep_the_filters_and_go_back_to_the_first_page(rf):
    links = draw(Actions(rows(2), order_by="days"), rf).css("thead a")

    assert [a.attributes["href"] for a in links] == ["?board=2&sort=title", "?board=2&sort=-days"]


def test_table_escapes_its_cells_and_groups_its_numbers(rf):
    drawn = draw(Actions(rows(2)), rf)

    assert drawn.css_first("tbody b") is None
    assert drawn.css("td")[2].text() == "1,000"
    assert "govuk-table__cell--numeric" in drawn.css("td")[2].attributes["class"]


def test_empty_table_says_what_to_do_next(rf):
    drawn = draw(Actions([]), rf)

    assert drawn.css_first("table") is None
    assert [p.text() for p in drawn.css("p")] == [
        "Actions of the board",
        "Record a resolution to begin.",
    ]


def test_table_without_a_caption_is_refused():
    class Nameless(Table):
        title = tables.Column()

    with pytest.raises(ImproperlyConfigured):
        Nameless([])


def test_pages_are_linked_with_the_filters_kept(rf):
    table = Actions(rows(100))
    table.paginate(page=5, per_page=10)
    drawn = draw(table, rf, "/actions/?board=2&page=5")

    words = [item.text(strip=True) for item in drawn.css(".govuk-pagination__item")]
    assert words == ["1", "⋯", "4", "5", "6", "⋯", "10"]
    assert drawn.css_first("[aria-current=page]").text() == "5"
    assert drawn.css_first("[rel=next]").attributes["href"] == "?board=2&page=6"


def test_one_page_has_no_page_links(rf):
    table = Actions(rows(3))
    table.paginate(page=1, per_page=10)

    assert draw(table, rf).css_first(".govuk-pagination") is None
