"""No session switches a law off: the setting by which pgtrigger would skip a trigger is without effect."""

import pytest
from django.db import DatabaseError, connection, transaction

from cctns.core.triggers import never_ignored
from tests.factories.stations import DiaryEntryFactory

pytestmark = pytest.mark.django_db


def test_the_setting_that_would_skip_a_trigger_skips_nothing(state_tree):
    entry = DiaryEntryFactory(unit=state_tree.ranipool)
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(tgname::text) FROM pg_trigger WHERE NOT tgisinternal")
        names = cursor.fetchone()[0]
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(names) + "}"]
        )
        with pytest.raises(DatabaseError, match=r"cctns\.frozen"), transaction.atomic():
            cursor.execute(
                "UPDATE stations_diaryentry SET text = 'other' WHERE id = %s", [entry.pk]
            )


def test_it_is_settled_again_after_each_migrate():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) "
            "RETURNS boolean LANGUAGE sql AS 'SELECT TRUE'"
        )
        never_ignored()
        cursor.execute("SELECT public._pgtrigger_should_ignore('any')")
        assert cursor.fetchone() == (False,)
