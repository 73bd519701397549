"""What the law leaves to a State about its stations."""

from django.utils.translation import gettext_lazy as _

from cctns.core.rules import Rule

Rule(
    "diary.reset",
    _("General Diary: numbers start again each"),
    "day",
    choices=[("day", _("day")), ("month", _("month")), ("year", _("year"))],
    law=_("Police Act 1861 s.44; the State's police manual"),
)
Rule(
    "diary.late_minutes",
    _("General Diary: minutes after which a late entry needs a reason"),
    30,
    law=_("the State's police manual"),
)
Rule(
    "station.language",
    _("Language in which the station's own entries are written"),
    "en",
    choices=[("en", _("English")), ("hi", _("Hindi")), ("ne", _("Nepali"))],
    law=_("Official language of the State"),
)
