"""Indexes for the figures of a State with a million cases: counts read the index and not the rows."""

from django.db import migrations, models

from cctns.core.schema import FirstSchema

LEVELS = ["state", "district", "subdivision", "station"]
COUNTED_BY = ["kind", "stage", "category", "sensitivity", "is_child_case"]


def one_for_each_level():
    """The two kinds of index that the lists of a level are ranges of, made anew with what is counted by."""
    for n, level in enumerate(LEVELS):
        listed, staged = f"case_{level[:5]}_idx", f"casestage_{level[:5]}_idx"
        yield migrations.RemoveIndex(model_name="case", name=listed)
        yield migrations.RemoveIndex(model_name="case", name=staged)
        yield migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=[level, "-registered_at", "-id"],
                include=[*COUNTED_BY, *LEVELS[n + 1 :]],
                name=listed,
            ),
        )
        yield migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=[level, "stage", "-registered_at", "-id"],
                include=["kind", "sensitivity"],
                name=staged,
            ),
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_laws_of_range_and_children")]
    operations = [FirstSchema(__file__, [
        *one_for_each_level(),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                fields=["unit"],
                condition=models.Q(
                    missing_child=True, status__in=["received", "signing", "enquiry", "lapsed"]
                ),
                name="complaint_child_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="section",
            index=models.Index(
                fields=["id"],
                condition=models.Q(needs_woman_officer=True),
                name="section_woman_idx",
            ),
        ),
    ])]
