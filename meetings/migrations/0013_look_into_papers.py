"""Every paper with a file waits to be looked into; what others read already they go on reading."""

from django.db import migrations
from django.db.models import Q


def wait(apps, schema_editor):
    Paper, PaperHidden = (apps.get_model("meetings", name) for name in ("Paper", "PaperHidden"))
    papers = Paper.objects.filter(~Q(file="") | Q(exempt__file__gt=""), hidden=None)
    rows = (PaperHidden(paper_id=key) for key in papers.values_list("pk", flat=True).iterator())
    PaperHidden.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0012_paper_hidden")]

    operations = [migrations.RunPython(wait, migrations.RunPython.noop)]
