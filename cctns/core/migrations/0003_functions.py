from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    """The SQL functions that lock series and give numbers (core/numbering.py)."""

    dependencies = [("core", "0002_initial")]
    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            "DROP FUNCTION core_next_number(bigint, text, text);"
            "DROP FUNCTION core_lock_series(bigint[], text[]);",
        )
    ]
