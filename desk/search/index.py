"""The words of each searched table in an index of the database's own, which is never stale, whoever writes.

One of the three modules that know which database they speak to. On PostgreSQL a column that the database generates,
under a GIN index; on SQLite an FTS5 table beside it, kept by triggers. Exempt tables have their own. What is asked for
was parted into plain words by `asking`, as the words of the index are, so that nothing in it is an operator.
"""

from django.apps import apps
from django.db import connections, migrations
from django.db.models import BooleanField, F, FloatField, Func, TextField

from desk.search.asking import FOLDED

#: How much of a text is looked through: PostgreSQL's index of one text is small.
MOST_LETTERS = 250_000
#: What stands round a word that was found, in text from the database.
OPENS, CLOSES = "\ue000", "\ue001"
#: The weight of a word in the body and in the title.
BODY, TITLE = 0.2, 1.0

# --- Keeping the index

TEXT = "translate(left({columns}, {most}), $fold${signs}$fold$, $fold${plain}$fold$)"
VECTOR = f"setweight(to_tsvector('english', {TEXT}), '{{weight}}')"
POSTGRESQL = """
ALTER TABLE {table} ADD COLUMN search_words tsvector GENERATED ALWAYS AS ({vectors}) STORED;
CREATE INDEX {table}_words ON {table} USING gin (search_words) WITH (fastupdate = off)
"""

FTS = """
CREATE VIRTUAL TABLE {table}_words USING fts5(
  {columns}, content='{table}', content_rowid='{key}', tokenize='porter unicode61 remove_diacritics 2')
"""
REBUILD = "INSERT INTO {table}_words({table}_words) VALUES ('rebuild')"
PUT_IN = "INSERT INTO {table}_words(rowid, {columns}) VALUES (new.{key}, {new})"
TAKE_OUT = (
    "INSERT INTO {table}_words({table}_words, rowid, {columns}) VALUES ('delete', old.{key}, {old})"
)
TRIGGERS = {
    "added": f"AFTER INSERT ON {{table}} BEGIN {PUT_IN}; END",
    "removed": f"AFTER DELETE ON {{table}} BEGIN {TAKE_OUT}; END",
    "changed": f"AFTER UPDATE OF {{key}}, {{columns}} ON {{table}} BEGIN {TAKE_OUT}; {PUT_IN}; END",
}


class IndexWords(migrations.RunPython):
    """Index a table's words by its key: those of its title columns, which count more, and of its body."""

    def __init__(self, table, key, title=(), body=()):
        def index(apps, editor):
            if editor.connection.vendor == "sqlite":
                said = _said(table, key, [*title, *body])
                for sql in (FTS, REBUILD):
                    editor.execute(sql.format(**said))
                _add_triggers(editor.execute, said)
            else:
                vectors = [_vector(*part) for part in ((title, "A"), (body, "C")) if part[0]]
                said = {"table": table, "vectors": " || ".join(vectors)}
                editor.execute(POSTGRESQL.format(**said), params=None)

        def forget(apps, editor):
            if editor.connection.vendor == "sqlite":
                for name in TRIGGERS:
                    editor.execute(f"DROP TRIGGER IF EXISTS {table}_words_{name}")
                editor.execute(f"DROP TABLE {table}_words")
            else:
                editor.execute(f"ALTER TABLE {table} DROP COLUMN search_words")

        super().__init__(index, forget)
        self.arguments = [table, key, list(title), list(body)]

    def deconstruct(self):
        return (self.__class__.__name__, self.arguments, {})

    def describe(self):
        return f"Index the words of {self.arguments[0]}"


def _said(table, key, columns):
    return {
        "table": table,
        "key": key,
        "columns": ", ".join(columns),
        "new": ", ".join(f"new.{name}" for name in columns),
        "old": ", ".join(f"old.{name}" for name in columns),
    }


def _vector(columns, weight):
    signs, plain = "".join(FOLDED), "".join(FOLDED.values())
    columns = " || ' ' || ".join(columns)
    return VECTOR.format(
        columns=columns, most=MOST_LETTERS, signs=signs, plain=plain, weight=weight
    )


def _add_triggers(execute, said):
    for name, sql in TRIGGERS.items():
        execute(f"CREATE TRIGGER {said['table']}_words_{name} {sql.format(**said)}")


def mend(using, **kwargs):
    """After every migration: SQLite drops the triggers of a table that Django makes anew; put them back."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
        names = {name for (name,) in cursor.fetchall()}
        for model in apps.get_models():
            table = model._meta.db_table
            if f"{table}_words" not in names or f"{table}_words_changed" in names:
                continue
            cursor.execute(f"PRAGMA table_info({table}_words)")
            said = _said(table, model._meta.pk.column, [row[1] for row in cursor.fetchall()])
            _add_triggers(cursor.execute, said)
            cursor.execute(REBUILD.format(**said))


# --- Asking it


class OfIndex(Func):
    """What the index says of a row, for what was asked. The column tells the table, wherever the query has it."""

    def __init__(self, column, asked, output_field=None, **extra):
        super().__init__(F(column), output_field=output_field or self.said, **extra)
        self.asked = asked

    def place(self, compiler):
        """The table, its name in this query, its key, and the column."""
        (column,) = self.get_source_expressions()
        meta = column.target.model._meta
        return {
            "table": meta.db_table,
            "alias": compiler.quote_name_unless_alias(column.alias),
            "key": f'"{meta.pk.column}"',
            "column": f'"{column.target.column}"',
            "number": self.extra.get("number"),
        }

    def as_sqlite(self, compiler, connection, **kwargs):
        return self.sqlite.format(**self.place(compiler)), [as_fts(self.asked)]

    def as_postgresql(self, compiler, connection, **kwargs):
        query, params = as_tsquery(self.asked)
        return self.postgresql.format(query=query, **self.place(compiler)), params


class Matches(OfIndex):
    said = BooleanField()
    sqlite = "{alias}.{key} IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s)"
    postgresql = "{alias}.search_words @@ {query}"


class Rank(OfIndex):
    """How well a row answers: by weight, number and nearness of the words on PostgreSQL.

    FTS5 reckons a row by counting the words in all of them, for each row anew. Here a row counts by whether all words
    stand in the column, and by whether they stand together.
    """

    said = FloatField()
    sqlite = f"({BODY} + {TITLE} * ({Matches.sqlite}) + {BODY} * ({Matches.sqlite}))"
    postgresql = (
        f"ts_rank('{{{{{BODY}, {BODY}, {BODY}, {TITLE}}}}}', {{alias}}.search_words, {{query}}, 1)"
    )

    def as_sqlite(self, compiler, connection, **kwargs):
        sql, (asked,) = super().as_sqlite(compiler, connection, **kwargs)
        together = " ".join(word for term in self.asked.wanted for word in term.words)
        return sql, [f"{self.place(compiler)['column']} : ({asked})", f'"{together}"']


#: What FTS5 says of one row.
ONE = "(SELECT {says} FROM {{table}}_words WHERE {{table}}_words MATCH %s AND rowid = {{alias}}.{{key}})"


class Marked(OfIndex):
    """A column's text with marks round what was found: by its place among the index's columns.

    PostgreSQL marks the text as its index has it, of which every sign stands where it stood.
    """

    said = TextField()
    sqlite = ONE.format(says=f"highlight({{table}}_words, {{number}}, '{OPENS}', '{CLOSES}')")
    postgresql = (
        "ts_headline('english', translate({alias}.{column}, %s, %s), {query},"
        f" 'HighlightAll=true, StartSel={OPENS}, StopSel={CLOSES}')"
    )

    def as_postgresql(self, compiler, connection, **kwargs):
        sql, params = super().as_postgresql(compiler, connection, **kwargs)
        return sql, ["".join(FOLDED), "".join(FOLDED.values()), *params]


def as_fts(asked):
    """In the words of FTS5: each in quotes, so that it reads none of them as its own."""
    wanted = " AND ".join(map(_fts, asked.wanted))
    unwanted = " OR ".join(map(_fts, asked.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _fts(term):
    return f'"{" ".join(term.words)}"{" *" if term.is_beginning else ""}'


def as_tsquery(asked):
    parts = [(_tsquery(term), term) for term in asked.wanted]
    parts += [(f"!!{_tsquery(term)}", term) for term in asked.unwanted]
    params = [" ".join(term.words) + ":*" * term.is_beginning for _, term in parts]
    return f"({' && '.join(sql for sql, _ in parts)})", params


def _tsquery(term):
    function = "to_tsquery" if term.is_beginning else "phraseto_tsquery"
    return f"{function}('english', %s)"
