"""Find a port to listen on: the one that was asked for, else the next free one."""

from __future__ import annotations

import errno

from generator.diagnostics import EnvironmentFault, UsageError
from generator.serve.http import Server

#: How many ports are tried: a few previews that were left running, not a scan of the machine.
TRIES = 20
LAST_PORT = 65535
_TAKEN = {errno.EADDRINUSE, errno.EACCES}


def open_server(host: str, port: int) -> Server:
    """Listen on ``port`` or one of those behind it; port 0 lets the system choose.

    Raises UsageError for a host that is not this machine, EnvironmentFault where no port is free.
    """
    for candidate in range(port, min(port + TRIES, LAST_PORT + 1)):
        try:
            return Server(host, candidate)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise _no_such_host(host, error) from error
    last = min(port + TRIES - 1, LAST_PORT)
    raise EnvironmentFault(
        vi=f"Các cổng từ {port} đến {last} đều không dùng được. Hãy chọn cổng khác: --port 9000.",
        en=f"None of the ports {port} to {last} can be used. Choose another one: --port 9000.",
    )


def _no_such_host(host: str, error: OSError) -> UsageError:
    return UsageError(
        vi=f"Không mở được máy chủ tại “{host}”: {error.strerror or error}. Hãy bỏ --host để dùng 127.0.0.1.",
        en=f"Cannot listen on “{host}”: {error.strerror or error}. Leave out --host to use 127.0.0.1.",
    )
