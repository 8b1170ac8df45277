"""The database itself refuses to change or delete history, on both engines.

One of the three modules that know which database they speak to. The triggers have one switch, so that the test
runner can flush its tables: on SQLite a function that production connections register as "no"; on PostgreSQL a
session setting that counts only in a database whose name begins with "test_".
"""

from django.db import migrations

MESSAGE = "history is append-only"

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} WHEN NOT history_unlocked()
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""

POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('scrutiny.history_unlocked', true) = 'on'
     AND current_database() LIKE 'test\\_%' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD WHEN TG_OP = 'UPDATE' THEN NEW END;
  END IF;
  RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

POSTGRESQL = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history()
"""


#: The same of a row that another table does not hold too.
SQLITE_KEPT = """
CREATE TRIGGER {table}_no_DELETE BEFORE DELETE ON {table} WHEN NOT history_unlocked()
  AND NOT EXISTS (SELECT 1 FROM {elsewhere} kept WHERE {same})
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""

POSTGRESQL_KEPT = """
CREATE FUNCTION {table}_is_kept(old {table}) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM {elsewhere} kept WHERE {same})
$$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
  FOR EACH ROW WHEN (NOT {table}_is_kept(OLD)) EXECUTE FUNCTION refuse_to_change_history()
"""

POSTGRESQL_NOT_KEPT = """
DROP TRIGGER {table}_no_delete ON {table};
DROP TRIGGER {table}_no_change ON {table};
DROP FUNCTION {table}_is_kept;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history()
"""


def lock_history(*, connection, **kwargs):
    """Tell a new SQLite connection that history is locked; PostgreSQL asks its own settings."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("history_unlocked", 0, lambda: 0)


class AppendOnly(migrations.RunPython):
    """Make a table append-only: UPDATE and DELETE fail in the database, whoever sends them."""

    def __init__(self, table):
        def protect(apps, schema_editor):
            if schema_editor.connection.vendor == "sqlite":
                for verb in ("UPDATE", "DELETE"):
                    schema_editor.execute(SQLITE.format(table=table, verb=verb, message=MESSAGE))
            else:
                schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
                schema_editor.execute(POSTGRESQL.format(table=table))

        def release(apps, schema_editor):
            names = (
                ("_no_UPDATE", "_no_DELETE")
                if schema_editor.connection.vendor == "sqlite"
                else ("_no_change", "_no_truncate")
            )
            for name in names:
                on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
                schema_editor.execute(f"DROP TRIGGER {table}{name}{on}")

        super().__init__(protect, release)
        self.table = table

    def deconstruct(self):
        return (self.__class__.__name__, [self.table], {})

    def describe(self):
        return f"Make {self.table} append-only"


class DeletedOnceKept(migrations.RunPython):
    """Let a row leave an append-only table once another table holds the same in these columns; no other row leaves."""

    def __init__(self, table, elsewhere, columns):
        same = " AND ".join(f"kept.{name} = old.{name}" for name in columns)
        words = {"table": table, "elsewhere": elsewhere, "same": same, "message": MESSAGE}

        def allow(apps, schema_editor):
            if schema_editor.connection.vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER {table}_no_DELETE")
                schema_editor.execute(SQLITE_KEPT.format(**words))
            else:
                schema_editor.execute(f"DROP TRIGGER {table}_no_change ON {table}")
                schema_editor.execute(POSTGRESQL_KEPT.format(**words))

        def refuse(apps, schema_editor):
            if schema_editor.connection.vendor == "sqlite":
                schema_editor.execute(f"DROP TRIGGER {table}_no_DELETE")
                schema_editor.execute(SQLITE.format(verb="DELETE", **words))
            else:
                schema_editor.execute(POSTGRESQL_NOT_KEPT.format(**words))

        super().__init__(allow, refuse)
        self.arguments = [table, elsewhere, columns]

    def deconstruct(self):
        return (self.__class__.__name__, self.arguments, {})

    def describe(self):
        table, elsewhere, _ = self.arguments
        return f"Let rows leave {table} that {elsewhere} holds"
