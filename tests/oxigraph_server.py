"""A real SPARQL server for tests: the ``oxigraph`` program, on loopback, on a free port, never left behind."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

_OPEN = build_opener(ProxyHandler({})).open
_PATIENCE = 30.0


def find_server() -> str | None:
    """Return the path of the server program, or None if the test extra is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


@contextmanager
def run_server(nquads: bytes, *, union: bool = True) -> Iterator[str]:
    """Start a server with data and give the address for queries; it is stopped at the end, whatever happens."""
    program = find_server()
    if program is None:
        raise FileNotFoundError("oxigraph: install the test extra")
    port = _free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", *(["--union-default-graph"] if union else [])]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server)
            _OPEN(
                Request(f"{address}/store", nquads, {"Content-Type": "application/n-quads"}), timeout=_PATIENCE
            ).close()
            yield f"{address}/query"
        finally:
            server.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with {server.returncode}")
        try:
            _OPEN(f"{address}/", timeout=1).close()
        except URLError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not answer")
