"""Watch, dossier, associates."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("criminals", "0006_things")]
    operations = []
