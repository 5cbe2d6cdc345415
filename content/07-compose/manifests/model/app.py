import csv
import json
import os
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

VERSION = os.environ["VERSION"]
CORRECTIONS = os.environ.get("CORRECTIONS", "")

# The mean length and width of the petals of each species, in cm.
MEANS = {"setosa": (1.462, 0.246), "versicolor": (4.260, 1.326), "virginica": (5.552, 2.026)}

# How much each version of the model cares about the width.
WIDTH_COUNTS = {"0.1.0": 0.0, "0.2.0": 1.0, "0.3.0": 2.0}[VERSION]


def corrected(length: float, width: float) -> str | None:
    """What a botanist has written down for a flower of exactly this size."""
    if not os.path.exists(CORRECTIONS):
        return None
    with open(CORRECTIONS, newline="") as file:
        for row in csv.reader(file):
            if (float(row[0]), float(row[1])) == (length, width):
                return row[2]
    return None


def species(length: float, width: float) -> str:
    def distance(name: str) -> float:
        mean_length, mean_width = MEANS[name]
        return (length - mean_length) ** 2 + WIDTH_COUNTS * (width - mean_width) ** 2

    return corrected(length, width) or min(MEANS, key=distance)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/health":
            return self.answer(200, "ok")
        if url.path == "/version":
            return self.answer(200, json.dumps({"model": VERSION}))
        if url.path == "/predict":
            query = parse_qs(url.query)
            found = species(float(query["length"][0]), float(query["width"][0]))
            return self.answer(200, json.dumps({"species": found, "model": VERSION}))
        self.answer(404, "not found")

    def answer(self, status: int, body: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
time.sleep(4)  # a real model takes its time to load
ThreadingHTTPServer(("0.0.0.0", 8000), Handler).serve_forever()
