"""Runs a model's script over the files of a batch transform, on this machine only.

It calls the functions that SageMaker's framework images call: `model_fn(model_dir)` once, and for each payload
`transform_fn(model, body, content_type, accept)`, or `input_fn(body, content_type)`, `predict_fn(data, model)` and
`output_fn(prediction, accept)`, of which the last three have defaults. Standard library only, Python 3.7 or newer; numpy
is used where the script's packages have it.
"""

import gzip
import importlib.util
import json
import os
import sys

import mlx_bootstrap as bootstrap

INPUT = bootstrap.place("/opt/ml/input/transform")
OUTPUT = bootstrap.place("/opt/ml/output/transform")
MODEL = bootstrap.place("/opt/ml/model")


class ClientError(Exception):
    """The request is at fault, not the script."""


def main():
    with open(bootstrap.place("/opt/ml/mlx/order.json"), encoding="utf-8") as file:
        order = json.load(file)
    try:
        answer = answering(load_script(os.environ["SAGEMAKER_PROGRAM"]), order)
        for path in sorted(files_below(INPUT)):
            transform_file(path, order, answer)
    except ClientError as error:
        print("ClientError: {}".format(error), file=sys.stderr, flush=True)
        bootstrap.leave_reason({"kind": "transform"}, "ClientError: {}".format(error))
        return 1
    return 0


def load_script(program):
    """The script as a module; its folder is where it finds modules of its own."""
    path = os.path.join(bootstrap.CODE, program)
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(path))[0], path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def answering(script, order):
    """A function from the bytes of a payload to the bytes of its answer."""
    if not hasattr(script, "model_fn"):
        raise ClientError("{} has no model_fn(model_dir), which loads the model".format(os.path.basename(script.__file__)))
    model = script.model_fn(MODEL)
    content_type = order["contentType"] or "text/csv"
    accept = order["accept"] or content_type
    if hasattr(script, "transform_fn"):
        return lambda body: encoded(script.transform_fn(model, text_of(body, content_type), content_type, accept))
    read = getattr(script, "input_fn", default_input)
    predict = getattr(script, "predict_fn", default_predict)
    write = getattr(script, "output_fn", default_output)
    return lambda body: encoded(write(predict(read(text_of(body, content_type), content_type), model), accept))


def text_of(body, content_type):
    """Scripts are given text where the content is text, bytes otherwise."""
    kind = content_type.split(";")[0].strip().lower()
    is_text = kind.startswith("text/") or kind in ("application/json", "application/jsonlines")
    return body.decode("utf-8") if is_text else body


def encoded(answer):
    """The body of an answer, which may come with its content type."""
    body = answer[0] if isinstance(answer, tuple) else answer
    if isinstance(body, str):
        return body.encode("utf-8")
    if isinstance(body, (bytes, bytearray)):
        return bytes(body)
    raise ClientError("output_fn must answer with text or bytes, not {}".format(type(body).__name__))


def files_below(folder):
    for above, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(above, name)


def transform_file(path, order, answer):
    out = os.path.join(OUTPUT, os.path.relpath(path, INPUT)) + ".out"
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with (gzip.open if order["gzip"] else open)(path, "rb") as file, open(out, "wb") as to:
        for payload in payloads(file, order):
            body = answer(payload)
            to.write(body)
            if order["assemble"] == "Line" and not body.endswith(b"\n"):
                to.write(b"\n")


def payloads(file, order):
    """A file whole, or its lines: one by one, or as many as a payload holds."""
    if order["split"] == "None":
        yield checked(file.read(), order)
        return
    waiting, size = [], 0
    for line in file:
        record = checked(line.rstrip(b"\r\n"), order)
        if not record:
            continue
        if waiting and (order["single"] or 0 < order["payload"] < size + len(record) + 1):
            yield b"\n".join(waiting)
            waiting, size = [], 0
        waiting.append(record)
        size += len(record) + 1
    if waiting:
        yield b"\n".join(waiting)


def checked(payload, order):
    if 0 < order["payload"] < len(payload):
        raise ClientError("A payload of {} bytes is larger than MaxPayloadInMB allows".format(len(payload)))
    return payload


def default_input(body, content_type):
    kind = content_type.split(";")[0].strip().lower()
    if kind == "text/csv":
        return as_array([[number(cell) for cell in line.split(",")] for line in body.splitlines() if line.strip()])
    if kind == "application/json":
        return as_array(json.loads(body))
    if kind == "application/jsonlines":
        return [json.loads(line) for line in body.splitlines() if line.strip()]
    if kind == "text/plain":
        return body
    raise ClientError("input_fn is needed: the default reads no {}".format(content_type))


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return cell.strip()


def as_array(rows):
    """numpy's array where it is installed and all are numbers."""
    try:
        import numpy
    except ImportError:
        return rows
    array = numpy.array(rows)
    return array if array.dtype.kind in "ifb" else rows


def default_predict(data, model):
    return model.predict(data) if hasattr(model, "predict") else model(data)


def default_output(prediction, accept):
    rows = prediction.tolist() if hasattr(prediction, "tolist") else prediction
    kind = accept.split(";")[0].strip().lower()
    if kind == "application/json":
        return json.dumps(rows)
    if kind == "application/jsonlines":
        return "".join(json.dumps(row) + "\n" for row in rows)
    if kind in ("text/csv", "text/plain", "*/*"):
        return "".join(",".join(map(str, row if isinstance(row, (list, tuple)) else [row])) + "\n" for row in rows)
    raise ClientError("output_fn is needed: the default writes no {}".format(accept))


if __name__ == "__main__":
    sys.exit(main())
