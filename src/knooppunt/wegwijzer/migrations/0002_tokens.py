"""The tokens of the index: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL. Neither needs an extension.

The tokens are stems that our own code made (letters and figures only), so no tokenizer or dictionary of a database has a
say in what is found.
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE wegwijzer_zoekindex USING fts5(tokens, tokenize='ascii', detail='none')",
]
POSTGRESQL = [
    "CREATE TABLE wegwijzer_zoekindex (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX wegwijzer_zoekindex_tokens ON wegwijzer_zoekindex USING gin (tokens)",
]


def heen(apps, schema_editor):
    for sql in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sql)


def terug(apps, schema_editor):
    schema_editor.execute("DROP TABLE wegwijzer_zoekindex")


class Migration(migrations.Migration):
    replaces = [("wegwijzer", "0003_tokens")]
    dependencies = [("wegwijzer", "0001_begin")]
    operations = [migrations.RunPython(heen, terug)]
