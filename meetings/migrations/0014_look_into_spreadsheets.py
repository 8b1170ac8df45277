"""What could not be looked into waits again: Excel and OpenDocument files can be now."""

from django.db import migrations


def wait_again(apps, schema_editor):
    undecided = apps.get_model("meetings", "PaperHidden").objects.filter(
        state="unreadable", let_go_at=None
    )
    undecided.update(state="waiting", error="", claimed_at=None, looked_at=None)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0013_look_into_papers")]

    operations = [migrations.RunPython(wait_again, migrations.RunPython.noop)]
