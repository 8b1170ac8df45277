"""The same of the text of papers."""

from django.db import migrations

from desk.search.index import IndexWords


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0011_paper_passages"),
        ("desk", "0012_claims"),
    ]

    operations = [
        IndexWords("meetings_paperpassage", "id", ["text"]),
        IndexWords("meetings_paperpassage_exempt", "id", ["text"]),
    ]
