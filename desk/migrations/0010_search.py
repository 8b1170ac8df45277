"""An index of words beside each table that is searched; see desk/search/index.py."""

from django.db import migrations

from desk.search.index import IndexWords


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_replaced_texts_append_only"),
        ("actions", "0010_earlier_reasons_append_only"),
        ("performance", "0002_append_only"),
        ("desk", "0009_copies_put_away"),
    ]

    operations = [
        IndexWords("meetings_minute", "id", ["title"], ["text"]),
        IndexWords("meetings_minute_exempt", "minute_id", ["title"], ["text"]),
        IndexWords("meetings_resolution", "id", ["text"]),
        IndexWords("meetings_resolution_exempt", "resolution_id", ["text"]),
        IndexWords("meetings_paper", "id", ["subject"], ["authors"]),
        IndexWords("meetings_paper_exempt", "paper_id", ["subject"]),
        IndexWords("actions_action", "id", ["title"], ["asked"]),
        IndexWords("actions_action_exempt", "action_id", ["title"], ["asked"]),
        IndexWords(
            "actions_programmeitem", "id", ["title"], ["question", "detail", "papers"]
        ),
        IndexWords(
            "actions_programmeitem_exempt", "item_id", ["title"], ["question", "detail", "papers"]
        ),
        IndexWords("performance_recommendation", "id", ["text"], ["objective"]),
    ]
