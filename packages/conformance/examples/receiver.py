"""A receiver of callbacks in Python, with nothing but its standard library (3.9 or later).

It stores first and answers after: an order that was answered with 200 is on disk, whatever happens next. The order id
tells orders apart, so the same order again is answered as before and handed over once. What is handed over is read from
the store, so a restart goes on where the process was killed.

    CALLBACK_API_KEY=… PORT=8080 DATA_DIR=. python3 receiver.py
"""

import hashlib
import hmac
import json
import os
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

KEY = os.environ["CALLBACK_API_KEY"].encode()
MAX_BYTES = 1024 * 1024
# What is sent beyond the limit is still read up to here, so that the sender gets to see the refusal.
MAX_READ_BYTES = 64 * 1024 * 1024
RETRY_SECONDS = 1


class Refusal(Exception):
    """An answer with 4xx: a fixed sentence that repeats nothing of what was sent."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.message = message


class Store:
    """Callbacks in one SQLite file. Every method may be called by any thread; a write is on disk when it returns."""

    def __init__(self, path):
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("pragma journal_mode = wal")
        self._database.execute("pragma synchronous = full")
        for table in (
            "orders (order_id text primary key, body blob not null, handed_over integer not null default 0)",
            "revisions (order_id text, hash text, body blob not null, primary key (order_id, hash))",
            "others (kind text, hash text, body blob not null, primary key (kind, hash))",
        ):
            self._database.execute(f"create table if not exists {table}")
        self.work = threading.Event()

    def keep_order(self, order_id, body):
        """Keeps an order once. A known one with another body is a change of it, and no new order."""
        with self._lock:
            known = self._database.execute("select body from orders where order_id = ?", (order_id,)).fetchone()
            if known is None:
                self._database.execute("insert into orders (order_id, body) values (?, ?)", (order_id, body))
            elif known[0] != body:
                self._database.execute(
                    "insert or ignore into revisions values (?, ?, ?)", (order_id, hash_of(body), body)
                )
        self.work.set()

    def keep_other(self, kind, body):
        """Keeps an error or a job once, as it came."""
        with self._lock:
            self._database.execute("insert or ignore into others values (?, ?, ?)", (kind, hash_of(body), body))

    def waiting(self):
        """Orders that have not been handed over, oldest first."""
        with self._lock:
            return self._database.execute(
                "select order_id, body from orders where handed_over = 0 order by rowid limit 100"
            ).fetchall()

    def handed_over(self, order_id):
        with self._lock:
            self._database.execute("update orders set handed_over = handed_over + 1 where order_id = ?", (order_id,))

    def counts(self):
        """How often each order was handed over, for the probe of the certificate."""
        with self._lock:
            return self._database.execute("select order_id, handed_over from orders where handed_over > 0").fetchall()


def hash_of(body):
    return hashlib.sha256(body).hexdigest()


def hand_over(order_id, body):
    """Your own system begins here: invite the candidate. A kill right behind it hands the order over once more, so tell
    your system the order id, and let it take an order that it knows for done."""


def hand_over_for_ever(store):
    while True:
        waiting = store.waiting()
        for order_id, body in waiting:
            try:
                hand_over(order_id, body)
                store.handed_over(order_id)
            except Exception as error:  # The order waits, and comes again.
                print(f"order not handed over: {type(error).__name__}", flush=True)
                time.sleep(RETRY_SECONDS)
        if not waiting:
            store.work.wait()
            store.work.clear()


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Silent connections are closed after so many seconds.
    timeout = 30
    store: Store

    def do_POST(self):
        self.answer(self.take)

    def do_GET(self):
        self.answer(self.show)

    def refuse_method(self):
        self.answer(self.refused_method)

    do_HEAD = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = refuse_method

    def take(self, body):
        kind = urlsplit(self.path).path.strip("/")
        if kind not in ("orders", "errors", "jobs"):
            raise Refusal(404, "There is no such path.")
        value = self.json_of(body)
        if not isinstance(value, dict):
            raise Refusal(400, "The body must be a JSON object.")
        if kind == "orders":
            self.store.keep_order(order_id_of(value), body)
        else:
            self.store.keep_other(kind, body)
        return {}

    def show(self, _body):
        """For test builds: what the certificate's probe asks for."""
        if urlsplit(self.path).path != "/handed-over":
            raise Refusal(405, "Send callbacks by POST.")
        return [{"orderId": order_id, "count": count} for order_id, count in self.store.counts()]

    def refused_method(self, _body):
        raise Refusal(405, "Send callbacks by POST.")

    def answer(self, work):
        """The body is read whatever becomes of it, or the next request of the connection would begin inside it."""
        try:
            body = self.read_body()
            self.check_key()
            if body is None:
                raise Refusal(413, "The body is larger than 1 MiB.")
            self.send(200, work(body))
        except Refusal as refusal:
            self.send(refusal.status, {"message": refusal.message})
        except (ConnectionError, TimeoutError):
            # The sender broke off: nothing was stored, and nobody is there to be told.
            self.close_connection = True
        except Exception as error:
            print(f"request failed: {type(error).__name__}", flush=True)
            self.send(500, {"message": "Something went wrong here."})

    def check_key(self):
        """Takes as long for every wrong key. The probe holds no secret and needs no key."""
        if self.command == "GET":
            return
        given = self.headers.get("x-api-key", "").encode("latin-1", "replace")
        if not hmac.compare_digest(hashlib.sha256(given).digest(), hashlib.sha256(KEY).digest()):
            raise Refusal(401, "The key is missing or wrong.")

    def json_of(self, body):
        media_type = self.headers.get("content-type", "").split(";")[0].strip().lower()
        if media_type != "application/json":
            raise Refusal(415, "Send application/json.")
        if self.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise Refusal(415, "Send the body without a content encoding.")
        try:
            return json.loads(body.decode("utf-8-sig"), parse_constant=no_json)
        except (ValueError, RecursionError):
            raise Refusal(400, "The body is not JSON.") from None

    def read_body(self):
        """The body, or None when it is too large. Raises ConnectionError when it ends before its end."""
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            return self.read_chunks()
        length = self.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            self.close_connection = True
            raise Refusal(400, "Content-Length must be a number.")
        return self.read_part(int(length))

    def read_part(self, length):
        if length <= MAX_BYTES:
            part = self.rfile.read(length)
            if len(part) < length:
                raise ConnectionError
            return part
        self.close_connection = True
        left = min(length, MAX_READ_BYTES)
        while left > 0:
            part = self.rfile.read(min(left, 65_536))
            if not part:
                raise ConnectionError
            left -= len(part)
        return None

    def read_chunks(self):
        parts, size = [], 0
        while True:
            line = self.rfile.readline(1024)
            if not line.endswith(b"\n"):
                raise ConnectionError
            try:
                length = int(line.split(b";")[0].strip(), 16)
            except ValueError:
                length = -1
            if length < 0:
                self.close_connection = True
                raise Refusal(400, "The chunks of the body are damaged.")
            if length == 0:
                break
            part = self.read_part(length)
            size += length
            if part is None or size > MAX_READ_BYTES:
                self.close_connection = True
                return None
            if size <= MAX_BYTES:
                parts.append(part)
            self.rfile.readline(3)
        while self.rfile.readline(65_536).strip():
            pass
        return b"".join(parts) if size <= MAX_BYTES else None

    def send(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        if status == 405:
            self.send_header("allow", "POST")
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code, message=None, explain=None):
        """What the server itself refuses, without its page, which would show the request."""
        self.close_connection = True
        self.send(400 if code >= 500 else code, {"message": "This is no request."})

    def version_string(self):
        return "receiver"

    def log_message(self, format, *args):
        """Lines of requests may hold what nobody should read: they are not logged."""


def order_id_of(value):
    order = value.get("assessmentOrder")
    order_id = order.get("orderId") if isinstance(order, dict) else None
    if not isinstance(order_id, str) or order_id == "":
        raise Refusal(400, "assessmentOrder.orderId must be a text that is not empty.")
    try:
        order_id.encode()
    except UnicodeEncodeError:
        raise Refusal(400, "assessmentOrder.orderId must be made of whole characters.") from None
    return order_id


def no_json(_constant):
    raise ValueError


class Server(ThreadingHTTPServer):
    # Many orders may come at once.
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """A sender that goes away is no news, and an address is nobody's business."""


if __name__ == "__main__":
    Receiver.store = Store(os.path.join(os.environ.get("DATA_DIR", "."), "receiver.db"))
    threading.Thread(target=hand_over_for_ever, args=(Receiver.store,), daemon=True).start()
    Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver).serve_forever()
