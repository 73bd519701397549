"""The web server's database role can do what the administration pages do."""

import pghistory
import pytest
from django.db import connection

from cctns.core.grants import APP, grant_to_app
from stations.models import Officer
from tests.factories.stations import ranks


@pytest.mark.django_db
def test_the_app_role_writes_history_with_its_context_and_no_more():
    ranks()
    grant_to_app()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP])
        assert cursor.fetchone(), "the cluster has no role of the app"
        cursor.execute(f"SET LOCAL ROLE {APP}")
        with pghistory.context(user=None, url="/stations/officers/new/"):
            row = Officer.objects.create(number="X1", name="Pema Lepcha", sex="F", rank_id="si")
            row.name = "Pema D Lepcha"
            row.save()
        cursor.execute("SELECT count(*), count(pgh_context_id) FROM stations_officerevent")
        assert cursor.fetchone() == (2, 2)
        cursor.execute("SELECT has_table_privilege(%s, 'pghistory_context', 'UPDATE')", [APP])
        assert cursor.fetchone() == (False,)
        cursor.execute("RESET ROLE")
