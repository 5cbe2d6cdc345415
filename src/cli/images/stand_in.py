#!/usr/local/bin/python3.13
"""Stands in for a program that a lesson declares: it starts, answers, uses, logs and ends as behaviour.json says.

Arguments mean nothing to it. It needs nothing but Python's own library, and runs as any user, on a read-only file system.
"""
import os
import signal

# Before anything else: the first process of a container is spared the signals that it has not asked for.
for ending in (signal.SIGTERM, signal.SIGINT):
    signal.signal(ending, lambda *_: os._exit(0))

import json
import re
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

STARTED = time.monotonic()
WHAT = json.loads(Path(__file__).resolve().with_name("behaviour.json").read_text("utf-8"))
NEEDS = WHAT["needs"]
NOT_FOUND = [{"from": 0, "status": 404, "body": "Not Found", "headers": {}, "takes": 0}]
WRITING = threading.Lock()
HELD = []


def say(line):
    """Writes a line of the log, whole and at once."""
    with WRITING:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()


def filled(text, facts):
    """Fills in what stands in braces; other braces stay."""

    def value(match):
        name = match[1]
        if name.startswith("env."):
            return os.environ.get(name[4:], "")
        if name.startswith("file."):
            try:
                return Path(name[5:]).read_bytes().decode(errors="replace").removesuffix("\n")
            except OSError:
                return ""
        return facts.get(name, match[0])

    return re.sub(r"\{(hostname|client|method|path|status|reason|env\.[^{}]+|file\.[^{}]+)\}", value, text)


def burn(seconds):
    """Keeps a processor busy for this long."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def stay_busy(share):
    """Uses this share of a processor, for ever."""
    while True:
        burn(share)
        time.sleep(max(0.0, 1 - share))


def resident():
    """The bytes of memory that this process has now, of which Python itself takes the most."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def hold(size):
    """Takes memory and keeps it. Only bytes that were written count, so none of them is zero."""
    HELD.append(b"\xff" * size)


def answer_grpc(reader, writer):
    """Answers every gRPC call as a health service that is SERVING. Rules: RFC 9113, and the protocol of gRPC over HTTP/2."""
    data, headers, settings, ping, goaway = 0, 1, 4, 6, 7
    ack, end_stream, end_headers = 1, 1, 4

    def send(kind, flags, stream, payload=b""):
        writer.write(len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload)

    def header(name, text):
        return bytes([0, len(name)]) + name + bytes([len(text)]) + text

    reader.read(24)  # the words with which a client begins
    send(settings, 0, 0)
    while len(head := reader.read(9)) == 9:
        kind, flags, stream = head[3], head[4], int.from_bytes(head[5:], "big") & 0x7FFFFFFF
        payload = reader.read(int.from_bytes(head[:3], "big"))
        if kind == goaway:
            return
        if kind in (settings, ping) and not flags & ack:
            send(kind, ack, 0, payload if kind == ping else b"")
        elif kind in (data, headers) and flags & end_stream:
            send(headers, end_headers, stream, b"\x88" + header(b"content-type", b"application/grpc"))
            send(data, 0, stream, b"\0\0\0\0\2\x08\x01")
            send(headers, end_headers | end_stream, stream, header(b"grpc-status", b"0"))


class Handler(BaseHTTPRequestHandler):
    """Answers by path and query, by path alone, and either for one method or for all."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self):
        if self.rfile.peek(3)[:3] == b"PRI":
            answer_grpc(self.rfile, self.wfile)
        else:
            super().handle()

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self):
        came = time.monotonic()
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "Transfer-Encoding" in self.headers:
            self.close_connection = True
        burn(NEEDS["cpuPerRequest"])
        hold(NEEDS["memoryPerRequest"])
        now = self.declared(came - STARTED)
        status, reason = now["status"], WHAT["reasons"].get(str(now["status"]), "")
        facts = {
            "hostname": socket.gethostname(), "client": "%s:%d" % self.client_address[:2], "method": self.command,
            "path": self.path, "status": str(status), "reason": reason,
        }
        text = filled(now["body"], facts)
        if WHAT["logs"] is not None:
            say(filled(WHAT["logs"], facts))
        # What a request takes includes the time for which it kept the processor busy.
        time.sleep(max(0.0, came + now["takes"] - time.monotonic()))
        self.send(status, reason, now["headers"], text)

    def declared(self, age):
        """The answer of the route that fits best, as it is at this age of the program."""
        bare = re.sub(r"[?#].*$", "", self.path)
        keys = (f"{self.command} {self.path}", self.path, f"{self.command} {bare}", bare)
        answers = next((WHAT["routes"][key] for key in keys if key in WHAT["routes"]), NOT_FOUND)
        return ([one for one in answers if one["from"] <= age] or answers[:1])[-1]

    def send(self, status, reason, headers, text):
        kind = "application/json" if re.match(r"\s*[\[{]", text) else "text/html; charset=utf-8" if re.match(r"\s*<", text) else "text/plain; charset=utf-8"
        body = b"" if status in (204, 304) else text.encode()
        self.send_response_only(status, reason)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        """The log is what the lesson says, and nothing else."""


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def server_bind(self):
        # Without asking the DNS for the full name of the host, as http.server does.
        TCPServer.server_bind(self)

    def handle_error(self, request, client_address):
        # Clients that go away are no concern of the log.
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def main():
    for line in WHAT["prints"]:
        say(filled(line, {"hostname": socket.gethostname()}))
    hold(max(0, NEEDS["memory"] - resident()))
    threading.Thread(target=stay_busy, args=(NEEDS["cpu"],), daemon=True).start()
    time.sleep(WHAT["startsIn"])
    if WHAT["exits"] is not None:
        sys.exit(WHAT["exits"])
    if WHAT["port"] is not None:
        Server(("", WHAT["port"]), Handler).serve_forever()
    threading.Event().wait()


if __name__ == "__main__":
    main()
