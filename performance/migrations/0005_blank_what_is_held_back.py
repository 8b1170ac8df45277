from django.db import migrations


def blank(apps, schema_editor):
    """An embargoed figure says its state alone; what a paper printed of it is that state's word again."""
    figures = apps.get_model("performance", "Figure").objects.filter(status="embargoed")
    figures.update(raw="", rank_of=None, is_joint=False)


class Migration(migrations.Migration):
    dependencies = [("performance", "0004_withheld_figures")]

    operations = [migrations.RunPython(blank, migrations.RunPython.noop)]
