"""Everybody who is in the directory is listed by their surname."""

from django.db import migrations

from people.sorting import sort_name

BATCH = 500


def fill(apps, schema_editor):
    people = apps.get_model("people", "Person").objects
    batch = []
    for person in people.filter(sort_name="").order_by("pk").only("name").iterator(BATCH):
        person.sort_name = sort_name(person.name)[:160]
        batch.append(person)
        if len(batch) == BATCH:
            people.bulk_update(batch, ["sort_name"])
            batch = []
    people.bulk_update(batch, ["sort_name"])


class Migration(migrations.Migration):
    dependencies = [("people", "0005_person_sort_name")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
