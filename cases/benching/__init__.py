"""Benchmarks of this app: a scratch database, a web process of its own, and what is measured.

``cases/bench.py`` declares them; ``bin/manage bench NAME`` runs one.  Nothing here touches the site's
own database: everything happens in one that is made and dropped (``site.py``).
"""
