"""The published folder → a site on loopback whose pages load again when a run has changed them."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ingest.domain.errors import UsageError
from ingest.workspace import Workspace

HOST = "127.0.0.1"
OWN = "/.dibao/"  # no published file lies there
SCRIPT = b"""\
let known;
setInterval(async () => {
  const answer = await fetch("/.dibao/version").then((found) => found.text()).catch(() => known);
  if (known !== undefined && answer !== known) location.reload();
  known = answer;
}, 1000);
"""


class Handler(SimpleHTTPRequestHandler):
    """Files as they are; only pages get a script on their way out, which asks whether the folder has changed."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".md": "text/markdown; charset=utf-8",
        ".js": "text/javascript",
        ".atom": "application/atom+xml",
        ".epub": "application/epub+zip",
    }

    def do_GET(self) -> None:
        """Answer with a file, a page, or what the script asks for."""
        path = Path(self.translate_path(self.path))
        if self.path == f"{OWN}reload.js":
            self._send(SCRIPT, "text/javascript")
        elif self.path == f"{OWN}version":
            self._send(_find_version(Path(self.directory)).encode(), "text/plain")
        elif (path / "index.html").is_file() and self.path.split("?")[0].endswith("/"):
            self._send(_add_script((path / "index.html").read_bytes()), "text/html; charset=utf-8")
        elif path.suffix == ".html" and path.is_file():
            self._send(_add_script(path.read_bytes()), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the base class's signature
        """A folder without a page is not shown."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Nothing is kept: the next run may change it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *parts: object) -> None:
        """Say nothing: the terminal is for what went wrong."""

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def make_server(workspace: Workspace, port: int) -> ThreadingHTTPServer:
    """A server of the workspace's digests on loopback, not yet running; port 0 takes any that is free.

    Raises:
        UsageError: If nothing is published, or the port is taken.
    """
    root = workspace.digests_dir
    if not (root / "index.html").is_file():
        raise UsageError(f"nothing is published in {root}; run `dibao digest` first")
    try:
        return ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(root)))
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror}; choose another with --port") from error


def _find_version(root: Path) -> str:
    """Another one after every run that changed a file: the manifest names them all."""
    manifest = root / "manifest.json"
    return str(manifest.stat().st_mtime_ns) if manifest.is_file() else ""


def _add_script(page: bytes) -> bytes:
    allowed = page.replace(b"script-src &#39;none&#39;", b"script-src &#39;self&#39;", 1)
    return allowed.replace(b"</head>", b'<script src="/.dibao/reload.js" defer></script>\n</head>', 1)
