from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("performance", "0001_initial")]

    operations = [
        AppendOnly("performance_event"),
        AppendOnly("performance_progressnote"),
    ]
