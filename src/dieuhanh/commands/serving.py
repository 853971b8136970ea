"""`dieuhanh serve`: a taken port is told before anything is started."""

from __future__ import annotations

import socket
import sys

from dieuhanh.commands.wording import say

CANNOT_SERVE = 1


def serve(host: str, port: int) -> int:
    """Serve the site at `host` and `port` until it is stopped and return the exit code."""
    fault = _fault(host, port)
    if fault:
        sys.stderr.write(
            say(
                f"Không mở được {host}:{port} ({fault}). Hãy chọn cổng khác: --port {_other(port)}\n",
                f"{host}:{port} cannot be opened ({fault}). Choose another port: --port {_other(port)}\n",
            )
        )
        return CANNOT_SERVE
    from dieuhanh.web import commands

    return commands.serve(host, port)


def _fault(host: str, port: int) -> str:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def _other(port: int) -> int:
    return port + 1 if port < 65535 else 8000
