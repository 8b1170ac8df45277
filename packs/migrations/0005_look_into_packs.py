"""Every pack that was read waits to be looked into, before anything more of it is accepted."""

from django.db import migrations


def wait(apps, schema_editor):
    Pack, PackHidden = (apps.get_model("packs", name) for name in ("Pack", "PackHidden"))
    packs = Pack.objects.filter(state="read", hidden=None)
    rows = (PackHidden(pack_id=key) for key in packs.values_list("pk", flat=True).iterator())
    PackHidden.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("packs", "0004_pack_hidden")]

    operations = [migrations.RunPython(wait, migrations.RunPython.noop)]
