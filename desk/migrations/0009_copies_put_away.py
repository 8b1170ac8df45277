from django.db import migrations

from scrutiny.history.append_only import DeletedOnceKept


class Migration(migrations.Migration):
    dependencies = [("desk", "0008_sending")]

    operations = [
        DeletedOnceKept(
            "desk_documentcopy", "desk_documentcopy_exempt", ["document_id", "content"]
        )
    ]
