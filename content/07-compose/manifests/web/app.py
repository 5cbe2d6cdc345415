import json
import os
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

TITLE = os.environ["TITLE"]
MODEL_URL = os.environ["MODEL_URL"]


def ask_model(path: str) -> tuple[int, str]:
    """Asks the model, and tries again for a while if it does not answer."""
    for pause in (0.2, 0.5, 1, 2):
        try:
            with urlopen(MODEL_URL + path, timeout=5) as response:
                return response.status, response.read().decode()
        except OSError:
            time.sleep(pause)
    return 503, "the model does not answer, please try again later"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/health":
            return self.answer(200, "ok")
        if self.path == "/settings":
            return self.answer(200, json.dumps({"title": TITLE, "model": MODEL_URL}))
        if self.path.startswith("/predict"):
            return self.answer(*ask_model(self.path))
        self.answer(404, "not found")

    def answer(self, status: int, body: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ThreadingHTTPServer(("0.0.0.0", 8000), Handler).serve_forever()
