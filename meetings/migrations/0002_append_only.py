from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        AppendOnly("meetings_event"),
    ]
