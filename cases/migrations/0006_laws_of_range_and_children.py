"""Laws in the database: the range of C06 over the sections themselves, and a missing child's complaint."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_publication_newest'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='missing_child', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.origin <> 'legacy' AND (NEW.missing_child AND NEW.status NOT IN ('received', 'signing', 'lapsed', 'fir')) THEN\n                RAISE EXCEPTION 'cctns.missing_child: a complaint of a missing child becomes an FIR and nothing else' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='27926319d59bce6c75984711383f729c55840013', operation='INSERT OR UPDATE', pgid='pgtrigger_missing_child_0efd6', table='cases_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='complaint',
            trigger=pgtrigger.compiler.Trigger(name='still_missing', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF OLD.missing_child AND NOT NEW.missing_child THEN\n            RAISE EXCEPTION 'cctns.missing_child: the mark of a missing child is never taken off'\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='aa2adb274caf365eea9844e7b8466861a21c9938', operation='UPDATE OF "missing_child"', pgid='pgtrigger_still_missing_b1c34', table='cases_complaint', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='preliminaryenquiry',
            trigger=pgtrigger.compiler.Trigger(name='range_of_sections', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.origin <> 'legacy' AND (EXISTS (SELECT 1 FROM cases_section s WHERE NEW.sections ? s.id AND s.is_offence\n                        AND NOT s.is_derived\n                        AND (s.life OR s.death OR GREATEST(s.max_months, s.min_months) >= 84))\n                    OR (SELECT COALESCE(NOT bool_or(s.is_derived), true)\n                            AND COALESCE(max(GREATEST(s.max_months, s.min_months)), 0) < 36\n                          FROM cases_section s WHERE NEW.sections ? s.id AND s.is_offence)) THEN\n                RAISE EXCEPTION 'cctns.pe_range: a preliminary enquiry is for three years or more and less than seven' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='7672ec0697f65c0722db1f9b4c1f4d4594be5683', operation='INSERT OR UPDATE', pgid='pgtrigger_range_of_sections_dea6d', table='cases_preliminaryenquiry', when='BEFORE')),
        ),
    ]
