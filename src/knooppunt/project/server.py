"""The embedded server: one process, four threads, this machine only."""

from __future__ import annotations

import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

ADRES = "127.0.0.1"
EERSTE_POORT, LAATSTE_POORT = 8000, 8099


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # there it would share the port of a running server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADRES, port))
        except (OSError, OverflowError):
            return False
        return True


def first_free_port() -> int | None:
    return next(filter(port_is_free, range(EERSTE_POORT, LAATSTE_POORT + 1)), None)


def serve(port: int, on_listening: Callable[[], None]) -> None:
    """Serve until Ctrl-C or a termination signal; ``on_listening`` is called once the address answers."""
    # A forked worker would inherit open database connections and the lock of the data folder.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "knooppunt.project.server:application",
        address=ADRES,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=10,
    )
    # The port is ours from here on, but it answers only when the worker listens.
    server.on_startup(
        threading.Thread(target=_call_when_it_answers, args=(port, on_listening), daemon=True).start
    )
    server.serve()


def _call_when_it_answers(port: int, then: Callable[[], None]) -> None:
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((ADRES, port)) == 0:
                return then()
        time.sleep(0.05)


def application() -> Callable[..., object]:
    """The application of the worker process, which leaves when the process that started it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def leave_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=leave_with_parent, daemon=True).start()
    from knooppunt.project.nachtwacht import start_watch
    from knooppunt.project.werkbank import start_workbench
    from knooppunt.project.wsgi import application  # reads the settings, in the worker

    start_watch()
    start_workbench()
    return application
