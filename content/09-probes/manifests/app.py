import threading
import time

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI()
loaded = threading.Event()


def load_model() -> None:
    time.sleep(8)  # a real program reads some hundred megabytes here
    loaded.set()


# In the background, so that the server can answer while the model is being loaded.
threading.Thread(target=load_model, daemon=True).start()


@app.get("/health", response_class=PlainTextResponse)
def health():
    return "ok"


@app.get("/ready", response_class=PlainTextResponse)
def ready():
    if loaded.is_set():
        return "ready"
    return PlainTextResponse("loading the model", status_code=503)


@app.get("/version")
def version():
    return {"version": "0.4.0"}
