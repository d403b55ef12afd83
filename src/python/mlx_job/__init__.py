"""A job's inputs, outputs and params by the names in its head.

    from mlx_job import inputs, metric, outputs, params, rows

    for row in rows("features"):
        ...
    (outputs["model"] / "model.json").write_text(...)
    metric("auc", 0.81)

Everything is read from the environment that `mlx` sets (`MLX_INPUT_FEATURES`, `MLX_OUTPUT_MODEL`, `MLX_PARAM_DEPTH`), in
AWS and on your machine alike. Run by hand, a script works as soon as these variables are set, or its params are given as
flags: `MLX_INPUT_FEATURES=data MLX_OUTPUT_MODEL=out python train.py --depth 6`.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, Mapping, Union

__all__ = ["inputs", "metric", "outputs", "params", "rows"]

ParamValue = Union[str, int, float, bool]


class _Folders(Mapping[str, Path]):
    """Folders by their name in the head."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __getitem__(self, name: str) -> Path:
        variable = "MLX_{}_{}".format(self._kind, _env_name(name))
        path = os.environ.get(variable)
        if not path:
            raise LookupError(_missing(self._kind.lower(), name, list(self), "{}=FOLDER".format(variable)))
        folder = Path(path[len("file://") :] if path.startswith("file://") else path)
        if self._kind == "OUTPUT":
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def __iter__(self) -> Iterator[str]:
        declared = _job().get(self._kind.lower() + "s")
        return iter(declared if declared is not None else _names_set("MLX_{}_".format(self._kind)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Params(Mapping[str, ParamValue]):
    """Params by their name in the head, each of the type it has there."""

    def __getitem__(self, name: str) -> ParamValue:
        text = os.environ.get("MLX_PARAM_" + _env_name(name), _flags().get(name))
        if text is None:
            raise LookupError(_missing("param", name, list(self), "--{} VALUE".format(name)))
        types = _job().get("params", {})
        return _typed(text, types[name] if isinstance(types, dict) and name in types else None)

    def __iter__(self) -> Iterator[str]:
        declared = _job().get("params")
        return iter(declared if declared is not None else [*_names_set("MLX_PARAM_"), *_flags()])

    def __len__(self) -> int:
        return sum(1 for _ in self)


#: The folder of each input: `inputs["features"]`.
inputs: Mapping[str, Path] = _Folders("INPUT")

#: The folder of each output, made where it is missing: `outputs["model"] / "model.json"`.
outputs: Mapping[str, Path] = _Folders("OUTPUT")

#: The value of each param: `params["depth"]`.
params: Mapping[str, ParamValue] = _Params()


def rows(name: str) -> Iterator[Dict[str, Any]]:
    """The rows of an input, one dict each, file by file in the order of their names.

    Reads Parquet (with pyarrow, which then belongs into the script's dependencies), JSON Lines and CSV with a header line,
    each plain or gzip. What a file is, is seen by its first bytes, for Athena gives its files no endings. Values of a CSV
    are text, as they stand there.
    """
    folder = inputs[name]
    files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        if not path.name.startswith((".", "_")):
            yield from _rows_of(path)


def metric(name: str, value: float) -> None:
    """Prints `name=value`, which a head's `[tool.mlx.metrics]` finds with `auc = 'auc=([0-9.e+-]+)'`."""
    print("{}={}".format(name, value), flush=True)


def _rows_of(path: Path) -> Iterator[Dict[str, Any]]:
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        yield from _parquet_rows(path)
        return
    if start[:2] == b"\x1f\x8b":
        import gzip

        stream = gzip.open(str(path), "rt", encoding="utf-8-sig", newline="")
    else:
        stream = path.open("r", encoding="utf-8-sig", newline="")
    with stream:
        first = stream.readline()
        stream.seek(0)
        if first.lstrip().startswith("{"):
            for line in stream:
                if line.strip():
                    yield json.loads(line)
        else:
            import csv

            yield from (dict(row) for row in csv.DictReader(stream))


def _parquet_rows(path: Path) -> Iterator[Dict[str, Any]]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ImportError(
            '{} is Parquet, which needs pyarrow: add "pyarrow" to the dependencies of the script, '
            'or ask for format = "json" in the head.'.format(path.name)
        ) from None
    for batch in parquet.ParquetFile(str(path)).iter_batches():
        yield from batch.to_pylist()


def _job() -> Dict[str, Any]:
    """What mlx wrote beside the script; nothing where the script is run by hand."""
    file = Path(__file__).resolve().parent.parent / "job.json"
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _flags() -> Dict[str, str]:
    words = sys.argv[1:]
    pairs = {word[2:]: value for word, value in zip(words, words[1:]) if word.startswith("--") and "=" not in word}
    pairs.update(word[2:].split("=", 1) for word in words if word.startswith("--") and "=" in word)
    return pairs


def _names_set(prefix: str) -> Iterator[str]:
    return (name[len(prefix) :].lower() for name in sorted(os.environ) if name.startswith(prefix))


def _env_name(name: str) -> str:
    return "".join(letter if letter.isalnum() and letter < "\x80" else "_" for letter in name).upper()


def _typed(text: str, kind: Any) -> ParamValue:
    """The value of the declared type; without a declaration whatever the text reads as."""
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    if kind == "bool":
        return text.strip().lower() in ("true", "1", "yes", "on")
    if kind is not None:
        return text
    if text in ("true", "false"):
        return text == "true"
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            pass
    return text


def _missing(kind: str, name: str, known: Any, way: str) -> str:
    if known and name not in known:
        return 'this job has no {} "{}"; it has {}'.format(kind, name, ", ".join(known))
    return 'the {} "{}" is not set: run the script with `mlx run`, or by hand with {}'.format(kind, name, way)
