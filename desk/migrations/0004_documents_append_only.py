from django.db import migrations

from scrutiny.history.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_documents")]

    operations = [AppendOnly("desk_documentcopy"), AppendOnly("desk_documentcopy_exempt")]
