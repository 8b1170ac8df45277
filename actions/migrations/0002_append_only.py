from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("actions", "0001_initial")]

    operations = [
        AppendOnly("actions_event"),
        AppendOnly("actions_event_exempt"),
        AppendOnly("actions_update"),
        AppendOnly("actions_update_exempt"),
    ]
