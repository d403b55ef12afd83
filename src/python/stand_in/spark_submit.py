"""Stands in for smspark-submit of SageMaker's Spark image, on this machine only.

It runs the application by a spark-submit that is installed here: with the script's own packages, where `pyspark` is one of
them, or on the PATH. Standard library only, Python 3.7 or newer.
"""

import json
import os
import sys

import mlx_bootstrap as bootstrap

#: Options of smspark-submit that take a value; the first is no option of spark-submit's.
EVENT_LOGS = "--local-spark-event-logs-dir"
VALUED = (EVENT_LOGS, "--class", "--jars", "--py-files", "--files", "--packages", "--conf", "--name")

NO_SPARK = (
    "this job runs in SageMaker's Spark image, and here by a spark-submit that isn't installed: "
    'add "pyspark" to the dependencies of the script, or install Spark'
)
NO_JAVA = "Spark needs Java, and no java is installed here: install a Java runtime, or set JAVA_HOME"


def main():
    try:
        options, rest = split(sys.argv[1:])
        env = environment(rest[0] if rest else "")
        command = [find_spark(env)] + options + rest
    except bootstrap.Failure as failure:
        print("mlx: " + failure.text, file=sys.stderr, flush=True)
        bootstrap.leave_reason({"kind": "processing"}, failure.text)
        return failure.code
    sys.stdout.flush()
    os.execve(command[0], command, env)


def split(words):
    """The options for spark-submit, and the application with its arguments."""
    options = ["--master", "local[*]"]
    index = 0
    while index < len(words) and words[index].startswith("--"):
        name, mark, value = words[index].partition("=")
        if not mark and name in VALUED:
            index += 1
            value = words[index] if index < len(words) else ""
        if name == EVENT_LOGS:
            options += ["--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=file:" + made(value)]
        elif mark or name in VALUED:
            options += [name, value]
        else:
            options.append(name)
        index += 1
    return options, words[index:]


def made(folder):
    os.makedirs(folder, exist_ok=True)
    return folder


def environment(application):
    """The job's environment, with its packages where its code is mlx's own."""
    env = dict(os.environ, PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    env.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    bootstrap.CODE = os.path.dirname(os.path.abspath(application))
    try:
        with open(os.path.join(bootstrap.CODE, "job.json"), encoding="utf-8") as file:
            job = json.load(file)
    except (OSError, ValueError):
        return env
    lent = {name: value for name, value in env.items() if name.startswith(("PIP_", "UV_"))}
    bootstrap.use_packages(job, env)
    if "VIRTUAL_ENV" in env:
        env["PYSPARK_PYTHON"] = env["PYSPARK_DRIVER_PYTHON"] = os.path.join(env["VIRTUAL_ENV"], "bin", "python")
    # The bootstrap, which runs as the application, looks the packages up again.
    return dict(lent, **env)


def find_spark(env):
    spark = bootstrap.find_program("spark-submit", env)
    if spark is None:
        raise bootstrap.Failure(NO_SPARK)
    home = env.get("JAVA_HOME")
    if not (os.path.exists(os.path.join(home, "bin", "java")) if home else bootstrap.find_program("java", env)):
        raise bootstrap.Failure(NO_JAVA)
    return spark


if __name__ == "__main__":
    sys.exit(main())
