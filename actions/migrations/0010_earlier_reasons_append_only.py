from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("actions", "0009_earlier_private_reasons")]

    operations = [AppendOnly("actions_earlierreason_exempt")]
