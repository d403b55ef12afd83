"""Starts a job's script, in AWS and on this machine alike.

It lies beside the script with job.json, which names the job's inputs, outputs and params. It sets the environment that
scripts read, installs the job's packages where it has any, runs the script, and where that fails leaves the reason in
the file that SageMaker shows: in /opt/ml/output/failure (training) or /opt/ml/output/message (processing).

Standard library only, Python 3.7 or newer. What only some jobs need is imported where it is needed.
"""

import json
import os
import signal
import sys
import time

CODE = os.path.dirname(os.path.abspath(__file__))

#: Bytes of the script's output that are kept for the failure text.
KEPT = 64 * 1024

#: Characters of the failure text.
TEXT = 1000

#: Bytes of a line that are searched for metrics.
LINE = 4096


class Failure(Exception):
    """Ends the job before its script starts: what is wrong, and the exit code."""

    def __init__(self, text, code=1):
        super().__init__(text)
        self.text = text
        self.code = code


def main():
    began = time.time()
    with open(os.path.join(CODE, "job.json"), encoding="utf-8") as file:
        job = json.load(file)
    try:
        check_python(job)
        params = read_params(job)
        env = job_environment(job, params)
        use_packages(job, env)
        command = command_of(job, params, env)
        started = time.time()
        metrics = Metrics(job)
        code, tail = run(command, env, metrics)
        metrics.write()
        leave_marks(began, started)
    except Failure as failure:
        print("mlx: " + failure.text, file=sys.stderr, flush=True)
        leave_reason(job, failure.text)
        return failure.code
    if code != 0:
        leave_reason(job, failure_text(job, code, tail.decode("utf-8", "replace")))
    return code


def leave_marks(began, started):
    """Tells when the container began, when the script did and when it ended, where a flow asks for it."""
    if os.environ.get("MLX_MARKS"):
        line = "mlx: marks began={:.3f} script={:.3f} ended={:.3f}"
        print(line.format(began, started, time.time()), flush=True)


def place(path):
    """Where a path below /opt/ml lies: there, or in the folder that stands for it."""
    root = os.environ.get("MLX_OPT_ML", "")
    return root + path[len("/opt/ml") :] if root and path.startswith("/opt/ml") else path


def check_python(job):
    """Tells a script that needs another Python so, instead of letting it end in a syntax error."""
    rule = job.get("requiresPython")
    here = sys.version_info[:3]
    if job["language"] != "python" or not rule:
        return
    for part in rule.replace(" ", "").split(","):
        mark = part[: len(part) - len(part.lstrip("<>=!~"))]
        texts = part[len(mark) :].split(".")
        wanted = tuple(int(text) for text in texts if text.isdigit())
        start = here[: len(wanted)]
        holds = {
            ">=": start >= wanted,
            "<=": start <= wanted,
            ">": start > wanted,
            "<": start < wanted,
            "==": start == wanted,
            "!=": start != wanted,
            "~=": start >= wanted and start[: len(wanted) - 1] == wanted[:-1],
        }
        if not holds.get(mark, True):
            version = ".".join(str(number) for number in here)
            raise Failure("{} needs Python {}, and this is Python {}".format(job["script"], rule, version))


def read_params(job):
    """The job's params as text, in the order of the head: training has them in a file, processing as arguments."""
    if job["kind"] != "training":
        words = sys.argv[1:]
        return {name[2:]: value for name, value in zip(words[::2], words[1::2]) if name.startswith("--")}
    given = read_json("/opt/ml/input/config/hyperparameters.json")
    names = [name for name in job["params"] if name in given]
    names += [name for name in sorted(given) if name not in names and not name.startswith("sagemaker_")]
    return {name: given[name] for name in names}


def read_json(path):
    try:
        with open(place(path), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def job_environment(job, params):
    """What the script finds in its environment: mlx's names, and those that script mode has always had."""
    env = dict(os.environ)
    env["PYTHONUNBUFFERED"] = "1"
    env["MLX_JOB"] = job["job"]
    # Without a scheme Spark takes a path for one of the cluster's own file system.
    scheme = "file://" if job.get("spark") else ""
    for kind, paths in (("INPUT", job["inputs"]), ("OUTPUT", job["outputs"])):
        for name, path in paths.items():
            env["MLX_{}_{}".format(kind, env_name(name))] = scheme + place(path)
    for name, value in params.items():
        env["MLX_PARAM_" + env_name(name)] = value
    for path in job["outputs"].values():
        os.makedirs(place(path), exist_ok=True)
    env.update(script_mode(job, params))
    return env


def env_name(name):
    """`day-of-week` as it stands in the name of a variable: `DAY_OF_WEEK`."""
    return "".join(letter if letter.isalnum() and letter < "\x80" else "_" for letter in name).upper()


def script_mode(job, params):
    """The SM_* names of SageMaker's script mode."""
    training = job["kind"] == "training"
    host = read_json("/opt/ml/input/config/resourceconfig.json" if training else "/opt/ml/config/resourceconfig.json")
    hosts = host.get("hosts", ["algo-1"])
    names = {
        "SM_CURRENT_HOST": host.get("current_host", "algo-1"),
        "SM_HOSTS": json.dumps(hosts),
        "SM_NUM_CPUS": str(count_cpus()),
        "SM_NUM_GPUS": str(count_devices("nvidia")),
        "SM_NUM_NEURONS": str(count_devices("neuron")),
        "SM_LOG_LEVEL": "20",
        "SM_USER_ENTRY_POINT": job["script"],
        "SM_MODULE_DIR": CODE,
        "SM_MODULE_NAME": job["script"].rsplit(".", 1)[0],
        "SM_USER_ARGS": json.dumps(flags(params)),
    }
    if not training:
        return names
    channels = read_json("/opt/ml/input/config/inputdataconfig.json")
    channels = {name: facts for name, facts in channels.items() if name != "code"}
    values = {name: decoded(value) for name, value in params.items()}
    names.update(
        {
            "SM_MODEL_DIR": place("/opt/ml/model"),
            "SM_OUTPUT_DIR": place("/opt/ml/output"),
            "SM_OUTPUT_DATA_DIR": place("/opt/ml/output/data"),
            "SM_OUTPUT_INTERMEDIATE_DIR": place("/opt/ml/output/intermediate"),
            "SM_INPUT_DIR": place("/opt/ml/input"),
            "SM_INPUT_CONFIG_DIR": place("/opt/ml/input/config"),
            "SM_INPUT_DATA_CONFIG": json.dumps(channels),
            "SM_RESOURCE_CONFIG": json.dumps(host),
            "SM_NETWORK_INTERFACE_NAME": host.get("network_interface_name", "eth0"),
            "SM_CURRENT_INSTANCE_TYPE": host.get("current_instance_type", "local"),
            "SM_CHANNELS": json.dumps(sorted(channels)),
            "SM_HPS": json.dumps(values),
        }
    )
    for name in channels:
        names["SM_CHANNEL_" + env_name(name)] = place("/opt/ml/input/data/" + name)
    for name, value in params.items():
        names["SM_HP_" + env_name(name)] = value
    names["SM_TRAINING_ENV"] = json.dumps(
        {
            "channel_input_dirs": {name: place("/opt/ml/input/data/" + name) for name in channels},
            "current_host": names["SM_CURRENT_HOST"],
            "hosts": hosts,
            "hyperparameters": values,
            "job_name": os.environ.get("TRAINING_JOB_NAME", job["job"]),
            "model_dir": names["SM_MODEL_DIR"],
            "output_data_dir": names["SM_OUTPUT_DATA_DIR"],
        }
    )
    return names


def decoded(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def count_cpus():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def count_devices(kind):
    try:
        return sum(1 for name in os.listdir("/dev") if name.startswith(kind) and name[len(kind) :].isdigit())
    except OSError:
        return 0


def flags(params):
    return [word for name, value in params.items() for word in ("--" + name, value)]


def command_of(job, params, env):
    """The program that runs the script, with its params as flags."""
    programs = {"python": sys.executable, "shell": "bash", "javascript": "node", "typescript": "node", "r": "Rscript"}
    program = programs[job["language"]]
    if job["language"] == "python" and "VIRTUAL_ENV" in env:
        program = os.path.join(env["VIRTUAL_ENV"], "bin", "python")
    found = find_program(program, env)
    if found is None:
        raise Failure("{} needs the program {}, which isn't installed here".format(job["script"], program), 127)
    return [found, os.path.join(CODE, job["script"])] + flags(params)


def find_program(name, env):
    if "/" in name:
        return name
    for folder in env.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None


def run(command, env, metrics):
    """Runs the script. Its output goes on as it comes, and the end of it is kept. Answers with the shell's exit code."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        become(command, env, writing)
    os.close(writing)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: forward(child, number))
    tail, status = pass_on(reading, child, metrics)
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
    return code, tail


def forward(child, number):
    try:
        os.kill(child, number)
    except ProcessLookupError:
        pass


def become(command, env, output):
    """Turns the forked process into the script's."""
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        for name in ("SIGPIPE", "SIGXFSZ", "SIGINT", "SIGTERM"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        os.chdir(CODE)
        os.execve(command[0], command, env)
    except OSError as error:
        os.write(2, "mlx: {}: {}\n".format(command[0], error.strerror).encode())
    os._exit(126)


def pass_on(reading, child, metrics):
    """Copies the script's output until it ends, or until the script has ended and only strays hold its output open."""
    import select

    tail = b""
    status = None
    poll = select.poll()
    poll.register(reading, select.POLLIN | select.POLLHUP)
    while True:
        if not poll.poll(0 if status is not None else 200):
            if status is not None:
                break
            ended, waited = os.waitpid(child, os.WNOHANG)
            status = waited if ended else None
            continue
        chunk = os.read(reading, 65536)
        if not chunk:
            break
        tail = (tail + chunk)[-KEPT:]
        write_out(chunk)
        metrics.see(chunk)
    return tail, os.waitpid(child, 0)[1] if status is None else status


class Metrics:
    """The last number that each of the job's expressions finds in the script's output, where others ask for them."""

    def __init__(self, job):
        import re

        asked = job.get("metrics") or {"expressions": {}, "file": None}
        self.file = asked["file"]
        self.values = {}
        self.rest = b""
        self.patterns = {}
        for name, expression in asked["expressions"].items():
            try:
                self.patterns[name] = re.compile(expression)
            except re.error as error:
                raise Failure("the expression of the metric {} can't be read: {}".format(name, error))

    def see(self, chunk):
        """Takes the next bytes of the output; a line is searched when it has ended."""
        if not self.patterns:
            return
        lines = (self.rest + chunk).replace(b"\r", b"\n").split(b"\n")
        self.rest = lines.pop()[:LINE]
        for line in lines:
            self.search(line)

    def search(self, line):
        text = line[:LINE].decode("utf-8", "replace")
        for name, pattern in self.patterns.items():
            found = pattern.search(text)
            number = as_number(found.group(1)) if found and found.groups() else None
            if number is not None:
                self.values[name] = number

    def write(self):
        if self.file is None:
            return
        self.search(self.rest)
        path = place(self.file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.values, file)


def as_number(text):
    """The number that a text is; None for what isn't one, or none that JSON knows."""
    try:
        number = float(text)
    except (TypeError, ValueError):
        return None
    return number if abs(number) < float("inf") else None


def write_out(chunk):
    view = memoryview(chunk)
    try:
        while len(view):
            view = view[os.write(1, view) :]
    except BrokenPipeError:
        pass


def use_packages(job, env):
    """Makes the job's packages importable, in an environment that is made once for each set of them."""
    local = env.get("MLX_ENVIRONMENTS")
    if job["requirements"]:
        folder = environment_of(env, local or "/tmp/mlx-environments", shares_image=not local)
        env["VIRTUAL_ENV"] = folder
        env["PATH"] = os.path.join(folder, "bin") + os.pathsep + env.get("PATH", os.defpath)
    if local:
        for name in [name for name in env if name.startswith(("PIP_", "UV_"))]:
            del env[name]


def environment_of(env, folder, shares_image):
    """The environment with the job's packages. Of several jobs that need a new one, one makes it and the others wait."""
    import fcntl
    import hashlib

    wanted = requirements_file()
    with open(wanted, "rb") as file:
        words = file.read() + sys.version.encode() + sys.executable.encode() + str(shares_image).encode()
    path = os.path.join(folder, hashlib.sha256(words).hexdigest()[:16])
    done = os.path.join(path, ".mlx-complete")
    if os.path.exists(done):
        return path
    os.makedirs(folder, exist_ok=True)
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(done):
            install(wanted, path, env, shares_image)
            open(done, "w").close()
    return path


def requirements_file():
    """The locked packages where the lock was made for a machine like this one, else what the head asks for."""
    import platform

    lock = os.path.join(CODE, "requirements.lock")
    if os.path.exists(lock):
        with open(lock, encoding="utf-8") as file:
            made_for = file.readline().strip()
        here = "{}.{} {} {}".format(sys.version_info[0], sys.version_info[1], sys.platform, platform.machine())
        if made_for in ("# mlx lock: uv universal", "# mlx lock: pip python " + here):
            return lock
    return os.path.join(CODE, "requirements.txt")


def install(wanted, path, env, shares_image):
    import shutil

    began = time.time()
    print("mlx: installing the job's packages (once for these versions)", flush=True)
    shutil.rmtree(path, ignore_errors=True)
    share = ["--system-site-packages"] if shares_image else []
    python = os.path.join(path, "bin", "python")
    uv = find_program("uv", env)
    if uv:
        env = dict(env, UV_PYTHON_DOWNLOADS="never")
        step([uv, "venv", "--quiet", "--python", sys.executable] + share + [path], env)
        step([uv, "pip", "install", "--quiet", "--python", python, "-r", wanted], env)
    else:
        step([sys.executable, "-m", "venv"] + share + [path], env)
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        step([python, "-m", "pip", "install"] + quiet + ["-r", wanted], env)
    print("mlx: packages installed in {:.1f} s".format(time.time() - began), flush=True)


def step(command, env):
    """One step of the installation; where it fails, its output and the line that names the culprit are told."""
    import subprocess

    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return
    words = done.stdout.decode("utf-8", "replace")
    write_out(done.stdout)
    raise Failure("the job's packages can't be installed: " + culprit(words))


def culprit(words):
    """The line of pip's or uv's output that says which package is at fault."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for mark in ("No matching distribution", "Because ", "Invalid requirement", "conflict", "ERROR:", "error:"):
        for index, line in enumerate(lines):
            if mark in line:
                more = " ".join(lines[index : index + 3]) if mark == "Because " else line
                return more.replace("ERROR: ", "").replace("cause: ", "").lstrip("×╰─▶ ")
    return lines[-1] if lines else "the installer said nothing"


def leave_reason(job, text):
    """Writes the failure file, unless the script has written its own."""
    path = place("/opt/ml/output/failure" if job["kind"] == "training" else "/opt/ml/output/message")
    try:
        if os.path.lexists(path) and os.path.getsize(path) > 0:
            return
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(clip(text))
    except OSError as error:
        print("mlx: {}: {}".format(path, error.strerror), file=sys.stderr, flush=True)


def clip(text):
    """At most 1000 characters, and no more bytes than SageMaker reads."""
    return text[:TEXT].encode("utf-8", "replace")[:1024].decode("utf-8", "ignore")


def failure_text(job, code, tail):
    """Headline, last frame in the user's own files, exit code in words, and the lines before, as far as they fit."""
    lines = [line.rsplit("\r", 1)[-1] for line in tail.rstrip().splitlines()]
    trace = read_trace(lines)
    meaning = "exit code {}: {}".format(code, meaning_of(code))
    if trace is None:
        headline = next((line for line in reversed(lines) if line.strip()), "") if code < 128 else ""
        parts = [headline.strip() or "{} ended without a word".format(job["script"]), meaning]
        before = lines[:-1] if headline else lines
    else:
        parts = [trace["headline"]] + frame_lines(trace) + [meaning]
        before = lines[: trace["start"]]
    return with_lines_before("\n".join(parts), before)


def with_lines_before(text, before):
    kept = []
    room = TEXT - len(text) - len("\nbefore:")
    for line in reversed([line for line in before if line.strip()]):
        room -= len(line) + 3
        if room < 0:
            break
        kept.insert(0, "  " + line)
    return "\n".join([text, "before:"] + kept) if kept else text


def read_trace(lines):
    """The last traceback of Python in these lines: where it starts, its headline, and its frames."""
    import re

    frame = re.compile(r'^[\s|+]*File "(?P<file>.+)", line (?P<line>\d+)(?:, in (?P<function>.+))?$')
    frames = [(index, match) for index, match in enumerate(map(frame.match, lines)) if match]
    if not frames:
        return None
    last = frames[-1][0]
    headline = next(
        ((index, line) for index, line in enumerate(lines[last + 1 :], last + 1) if re.match(r"^[A-Za-z_][\w.]*(:|$)", line)),
        None,
    )
    if headline is None:
        return None
    start = last
    while start > 0 and (lines[start - 1].startswith((" ", "Traceback")) or not lines[start - 1].strip()):
        start -= 1
    own = [(index, match) for index, match in frames if index >= start and is_own(match.group("file"))]
    index, match = (own or frames)[-1]
    return {
        "start": start,
        "headline": headline[1].strip(),
        "file": match.group("file"),
        "line": match.group("line"),
        "function": match.group("function"),
        "text": lines[index + 1].strip() if index + 1 < headline[0] else "",
    }


def is_own(file):
    """Whether a file is the user's own, and no package's."""
    path = os.path.abspath(file)
    return path.startswith(CODE + os.sep) and not path.startswith(os.path.join(CODE, "mlx_"))


def frame_lines(trace):
    name = os.path.relpath(trace["file"], CODE) if is_own(trace["file"]) else trace["file"]
    function = "" if trace["function"] in (None, "<module>") else " in " + trace["function"]
    lines = ["  at {}:{}{}".format(name, trace["line"], function)]
    return lines + ["     " + trace["text"]] if trace["text"] else lines


def meaning_of(code):
    meanings = {
        1: "the script ended with an error",
        2: "the script didn't accept its arguments, or a shell script is broken",
        126: "the script's program can't be executed",
        127: "a program that the script needs isn't installed",
        130: "interrupted",
        134: "aborted by itself (SIGABRT)",
        137: "killed (SIGKILL), most often because memory ran out",
        139: "crashed in native code (SIGSEGV)",
        143: "ended by SIGTERM",
    }
    if code in meanings:
        return meanings[code]
    return "killed by signal {}".format(code - 128) if 128 < code < 160 else "the script chose this code"


if __name__ == "__main__":
    sys.exit(main())
