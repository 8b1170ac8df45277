from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        AppendOnly("people_event"),
    ]
