"""Print the one-time link that makes the first administrator of a new site (good for one hour)."""

from django.core.management.base import BaseCommand

from cctns.core.account_first import new_link


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options) -> None:
        link = new_link()
        if link is None:
            self.stdout.write("This site has an administrator. No link was made.")
            return
        self.stdout.write(
            f"First administrator: open this within one hour. It works once.\n  {link}"
        )
