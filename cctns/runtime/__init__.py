"""What starts and watches the site's own servers. Standard library only.

`bin/run` reads this package with the system's Python, before anything is installed, so no
module here imports Django or any other dependency.
"""
