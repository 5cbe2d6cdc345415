import os
import socket

from fastapi import FastAPI

VERSION = os.environ["VERSION"]

# Average speed in knots, as three rounds of training estimated it.
KNOTS = {"0.1.0": 14.0, "0.2.0": 14.4, "0.3.0": 14.7}[VERSION]

app = FastAPI(title="ETA", version=VERSION)


@app.get("/version")
def version():
    return {"version": VERSION}


@app.get("/predict")
def predict(miles: float):
    hours = round(miles / KNOTS, 1)
    return {"hours": hours, "version": VERSION, "pod": socket.gethostname()}
