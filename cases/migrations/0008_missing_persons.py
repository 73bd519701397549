"""Missing persons and unidentified bodies (registers R6a and R6b)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_figures_of_a_million")]
    operations = []
