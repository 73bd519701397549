"""A person's entry in the search index follows the roles in cases that are not sealed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_missing_persons")]
    operations = []
