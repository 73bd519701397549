"""What the access log calls the pages of the diary and of the post."""

from django.utils.translation import gettext_lazy as _

from cctns.core.access_words import PAGES

PAGES |= {
    "diary": _("General Diary"),
    "diary entry": _("General Diary entry"),
    "post": _("Post"),
}
