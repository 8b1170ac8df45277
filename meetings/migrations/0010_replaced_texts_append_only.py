from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_replaced_texts")]

    operations = [AppendOnly("meetings_replacedtext_exempt")]
