"""Questions about ports and servers that need no Django."""

from __future__ import annotations

import socket
from contextlib import suppress

from . import env


def port_is_taken(host: str, port: int) -> bool:
    """Whether a program listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def database_answers(site: env.Site) -> bool:
    """Whether somebody listens on the embedded database's socket."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(1)
        line.connect(str(site.sockets / env.POSTGRES_SOCKET_NAME))
        return True
    return False
