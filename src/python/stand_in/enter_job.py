"""Starts a program with the environment of a job, in the folder of its code: `enter_job.py CODE PROGRAM [--NAME VALUE...]`.

What the job's own bootstrap would set is set by that very file, so that a shell sees what the script saw.
"""

import json
import os
import sys


def main():
    code, program, *params = sys.argv[1:]
    sys.argv = [program] + params
    sys.dont_write_bytecode = True
    env = dict(os.environ)
    try:
        sys.path.insert(0, code)
        import mlx_bootstrap

        with open(os.path.join(code, "job.json"), encoding="utf-8") as file:
            job = json.load(file)
        env = mlx_bootstrap.job_environment(job, mlx_bootstrap.read_params(job))
        mlx_bootstrap.use_packages(job, env)
    except Exception as error:  # A shell that knows less is better than none.
        print("mlx: not all of the job's environment could be made: {}".format(error), file=sys.stderr)
    os.chdir(code)
    os.execvpe(program, [program], env)


if __name__ == "__main__":
    main()
