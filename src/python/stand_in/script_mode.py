"""Stands in for the script mode of SageMaker's framework images, on this machine only.

It lays a script out in /opt/ml/code, as such an image does, and hands over to the bootstrap, which installs the script's
packages and runs it. `train` runs the script itself; `transform` runs the batch runner, which calls the script's
functions. Standard library only, Python 3.7 or newer.
"""

import json
import os
import shutil
import sys
import tarfile

import mlx_bootstrap as bootstrap

HERE = os.path.dirname(os.path.abspath(__file__))
CODE = bootstrap.place("/opt/ml/code")
MODEL = bootstrap.place("/opt/ml/model")

#: What the batch runner is called beside the script.
RUNNER = "mlx_batch.py"

LANGUAGES = {".py": "python", ".sh": "shell", ".js": "javascript", ".mjs": "javascript", ".ts": "typescript", ".r": "r"}

NO_SCRIPT = (
    "ClientError: The embedded AWS has no image to serve this model with. It runs the model's own script: give the model "
    "the environment SAGEMAKER_PROGRAM and SAGEMAKER_SUBMIT_DIRECTORY, or a code/inference.py in its archive, with "
    "model_fn and, where the defaults don't do, input_fn, predict_fn and output_fn"
)


def main():
    mode = sys.argv[1]
    try:
        os.makedirs(CODE, exist_ok=True)
        unpack("code", CODE)
        if mode == "transform":
            unpack("model", MODEL)
        copy_code(sys.argv[2] if len(sys.argv) > 2 else "")
        if mode == "transform":
            lay_out_batch()
        else:
            lay_out_training()
    except bootstrap.Failure as failure:
        print("mlx: " + failure.text, file=sys.stderr, flush=True)
        bootstrap.leave_reason({"kind": "training" if mode == "train" else mode}, failure.text)
        return failure.code
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, os.path.join(CODE, "mlx_bootstrap.py")])


def copy_code(folder):
    """The code that lies in another folder of the container; a model may bring its own."""
    source = bootstrap.place(folder) if folder else os.path.join(MODEL, "code")
    if os.path.isdir(source) and not os.listdir(CODE):
        for name in os.listdir(source):
            path = os.path.join(source, name)
            (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, os.path.join(CODE, name))


def lay_out_batch():
    order = read_order()
    known = read_job()
    program = order.get("program") or known.get("script") or "inference.py"
    if not os.path.isfile(os.path.join(CODE, program)):
        named = "" if program == "inference.py" else ": {} isn't in its code".format(program)
        raise bootstrap.Failure(NO_SCRIPT + named)
    shutil.copyfile(os.path.join(HERE, "batch.py"), os.path.join(CODE, RUNNER))
    job = dict(job_of(order["job"], "transform", RUNNER), **{name: known[name] for name in KEPT if name in known})
    write_job(job)
    os.environ["SAGEMAKER_PROGRAM"] = program


#: What a batch keeps of the job that trained its model.
KEPT = ("job", "requirements", "requiresPython")


def lay_out_training():
    settings = bootstrap.read_json("/opt/ml/input/config/hyperparameters.json")
    program = plain(settings.get("sagemaker_program", os.environ.get("SAGEMAKER_PROGRAM", "")))
    if not os.path.isfile(os.path.join(CODE, program)):
        raise bootstrap.Failure("{} isn't in the code that was submitted".format(program or "the script"))
    if not os.path.exists(os.path.join(CODE, "job.json")):
        with open(bootstrap.place("/opt/ml/input/config/hyperparameters.json"), "w", encoding="utf-8") as file:
            json.dump({name: plain(value) for name, value in settings.items()}, file)
        write_job(job_of(os.environ.get("TRAINING_JOB_NAME", program), "training", program))
    elif program != "mlx_bootstrap.py":
        write_job(dict(read_job(), script=program))


def plain(text):
    """A hyperparameter as text. Script mode's own clients write each as JSON, so that a text stands in quotes."""
    value = bootstrap.decoded(text)
    return value if isinstance(value, str) else text


def job_of(name, kind, script):
    return {
        "version": 1,
        "job": name,
        "kind": kind,
        "script": script,
        "language": LANGUAGES.get(os.path.splitext(script)[1].lower(), "python"),
        "params": {},
        "inputs": {},
        "outputs": {},
        "requirements": os.path.exists(os.path.join(CODE, "requirements.txt")),
    }


def read_order():
    with open(os.path.join(HERE, "order.json"), encoding="utf-8") as file:
        return json.load(file)


def read_job():
    try:
        with open(os.path.join(CODE, "job.json"), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def write_job(job):
    with open(os.path.join(CODE, "job.json"), "w", encoding="utf-8") as file:
        json.dump(job, file)
    if not os.path.exists(os.path.join(CODE, "mlx_bootstrap.py")):
        shutil.copyfile(os.path.join(HERE, "mlx_bootstrap.py"), os.path.join(CODE, "mlx_bootstrap.py"))


def unpack(what, folder):
    """Unpacks the archives that were fetched for `what`, none of whose members may leave the folder."""
    fetched = os.path.join(HERE, what)
    for name in sorted(os.listdir(fetched)) if os.path.isdir(fetched) else []:
        try:
            with tarfile.open(os.path.join(fetched, name)) as archive:
                for member in archive.getmembers():
                    check_member(member, folder, name)
                archive.extractall(folder)
        except (tarfile.TarError, OSError, EOFError) as error:
            raise bootstrap.Failure("ClientError: {} can't be unpacked: {}".format(name, error))


def check_member(member, folder, archive):
    root = os.path.realpath(folder)
    path = os.path.realpath(os.path.join(root, member.name))
    inside = path == root or path.startswith(root + os.sep)
    if member.issym() or member.islnk():
        beside = root if member.islnk() else os.path.dirname(path)
        target = os.path.realpath(os.path.join(beside, member.linkname))
        inside = inside and not os.path.isabs(member.linkname) and target.startswith(root + os.sep)
    elif not (member.isfile() or member.isdir()):
        inside = False
    if not inside:
        raise bootstrap.Failure("ClientError: {} holds {!r}, which leads out of its folder".format(archive, member.name))


if __name__ == "__main__":
    sys.exit(main())
