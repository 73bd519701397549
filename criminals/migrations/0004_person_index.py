"""The search index of persons and its vocabulary."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("criminals", "0003_list_indexes")]
    operations = []
