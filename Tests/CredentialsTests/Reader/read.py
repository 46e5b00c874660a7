"""Reads a film's credential with the reference SDK: read.py FILM [CREDENTIAL-FILE]

Standard input: a JSON list of places in the film, or in the credential file if there is one. Standard output: JSON with
the SDK's two reports, and for each place the state and the failures that it finds when the lowest bit there is flipped.
"""

import io
import json
import sys

import c2pa


def reader(film, beside):
    stream = io.BytesIO(film)
    return c2pa.Reader("video/mp4", stream, bytes(beside)) if beside else c2pa.Reader("video/mp4", stream)


def finding(film, beside):
    try:
        report = json.loads(reader(film, beside).json())
    except c2pa.C2paError as error:
        return ["unreadable", [str(error)]]
    return [report["validation_state"], sorted(s["code"] for s in report.get("validation_status", []))]


film, *beside = [bytearray(open(path, "rb").read()) for path in sys.argv[1:]]
beside = beside[0] if beside else None
flips = {}
changed = film if beside is None else beside
for place in json.load(sys.stdin):
    changed[place] ^= 1
    flips[str(place)] = finding(bytes(film), beside)
    changed[place] ^= 1
report = reader(bytes(film), beside)
json.dump(
    {"report": json.loads(report.json()), "detailed": json.loads(report.detailed_json()), "flips": flips}, sys.stdout)
