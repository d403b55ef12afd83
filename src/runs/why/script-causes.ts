import type { FailureCause } from '../../aws/failure-causes.ts';

/** What is known of a failure when its cause is looked for. */
export interface Evidence {
  /** The script's last words and the service's reason, as one text. */
  text: string;
  headline: string;
  exitCode?: number;
  /** Names of the run's inputs and outputs. */
  inputs: readonly string[];
  outputs: readonly string[];
  instance: string;
}

/** The likely cause of a script's failure, from what it printed and how it ended. */
export function scriptCauseOf(evidence: Evidence): FailureCause | undefined {
  for (const { pattern, words } of causes) {
    const found = pattern.exec(evidence.headline) ?? pattern.exec(evidence.text);
    if (found) return words(found, evidence);
  }
  return evidence.exitCode === undefined ? undefined : causeOfExit[evidence.exitCode]?.(evidence);
}

interface Rule {
  pattern: RegExp;
  words: (found: RegExpExecArray, evidence: Evidence) => FailureCause;
}

const causes: readonly Rule[] = [
  {
    pattern: /^mlx: (?:\d+: |line \d+: )?([\w.-]+): (?:command )?not found/m,
    words: ([, command = '']) => ({
      cause: `${command} is not there where the job runs.`,
      repair: `Here, install ${command} (\`mlx doctor\` looks for it); in AWS, choose an \`image\` that has it.`,
    }),
  },
  {
    pattern: /(?:ModuleNotFoundError|ImportError): No module named ['"]?([\w.]+)/,
    words: ([, module = '']) => ({
      cause: `The package that brings \`${module}\` is not installed where the job runs.`,
      repair: `Add it to the head: dependencies = ["${packageOf(module)}"].`,
    }),
  },
  {
    pattern:
      /ImportError: cannot import name|AttributeError: (?:partially initialized )?module '[^']+' has no attribute/,
    words: () => ({
      cause: 'A package is there in another version than the script was written for, or a file of yours has its name.',
      repair: 'Pin the version in `dependencies`, and see that no file beside the script is called like the package.',
    }),
  },
  {
    pattern: /FileNotFoundError.*?['"](\/opt\/ml\/[^'"]*)['"]/,
    words: ([, path = ''], evidence) => ({
      cause: `There is no ${path} in this job. ${placesOf(evidence)}`,
      repair:
        'Take the folder from its variable, such as os.environ["MLX_INPUT_<NAME>"], and look for the files in it.',
    }),
  },
  {
    pattern: /FileNotFoundError.*?['"]([^'"]+)['"]/,
    words: ([, path = '']) => ({
      cause: `${path} is not where the job runs: only the script, its \`include\` and its inputs are there.`,
      repair: `Declare it: an input "file:${path}" for data, or \`include\` for files of the program.`,
    }),
  },
  {
    pattern: /IsADirectoryError.*?['"]([^'"]+)['"]/,
    words: ([, path = '']) => ({
      cause: `${path} is a folder: an input is always a folder with one file or more in it.`,
      repair: 'Read the files in the folder, for instance pathlib.Path(folder).iterdir().',
    }),
  },
  {
    pattern: /No space left on device|OSError: \[Errno 28\]/,
    words: () => ({ cause: 'The disk of the job is full.', repair: 'Raise `volume` in the head, or write less.' }),
  },
  {
    pattern: /CUDA out of memory|CUDA error: out of memory|OutOfMemoryError: CUDA/,
    words: (_, { instance }) => ({
      cause: `The memory of the GPU of ${instance} is used up.`,
      repair: 'Make the batch smaller, or choose an `instance` with a larger GPU.',
    }),
  },
  {
    pattern: /\bMemoryError\b|Cannot allocate memory|std::bad_alloc|JavaScript heap out of memory/,
    words: (_, evidence) => outOfMemory(evidence),
  },
  {
    pattern:
      /error: argument ([^:\n]+): (.+)|error: the following arguments are required: (.+)|error: unrecognized arguments: (.+)/,
    words: ([words = '', argument, , required, unknown]) => ({
      cause: unknown
        ? `The script does not know ${unknown}, which the head's params send.`
        : `The script's own check of its arguments refused ${argument ?? required}: ${words.replace(/^error: /, '')}.`,
      repair:
        'Let the params in the head and the arguments of the script say the same: each param comes as `--name value`.',
    }),
  },
  {
    pattern: /SyntaxError|IndentationError|TabError/,
    words: () => ({
      cause: 'Python could not read the script; nothing of it was run.',
      repair:
        'Correct the line. If it is right on your machine, the Python of the job is older: see `requires-python` and `image`.',
    }),
  },
  {
    pattern: /NoCredentialsError|Unable to locate credentials/,
    words: () => ({
      cause: 'The script calls AWS by itself and finds no credentials.',
      repair:
        'Declare the data as an input or output, so that mlx moves it; in AWS the role of the job gives credentials.',
    }),
  },
  {
    pattern: /NoRegionError|You must specify a region/,
    words: () => ({
      cause: 'A client of AWS was made without a region.',
      repair: 'Pass region_name, or set AWS_DEFAULT_REGION in `env`.',
    }),
  },
  {
    pattern: /ClientError: An error occurred \((AccessDenied\w*|403)\) when calling the (\w+)/,
    words: ([, , operation = '']) => ({
      cause: `The role of the job may not call ${operation}.`,
      repair: 'Allow it for the role, or declare the data as an input or output.',
    }),
  },
  {
    pattern:
      /Temporary failure in name resolution|Name or service not known|getaddrinfo|ConnectionError|URLError|ConnectTimeout|Max retries exceeded/,
    words: () => ({
      cause: 'The script could not reach a host in the network.',
      repair: 'Check the address; a job in a VPC needs a way out (NAT), and data is better declared as an input.',
    }),
  },
  {
    pattern: /PermissionError.*?['"]([^'"]+)['"]|EACCES: permission denied/,
    words: ([, path]) => ({
      cause: `The job may not write ${path ?? 'there'}.`,
      repair: 'Write into the folder of an output (MLX_OUTPUT_<NAME>), or below /tmp.',
    }),
  },
  {
    pattern: /UnicodeDecodeError/,
    words: () => ({
      cause: 'A file is not the text that the script takes it for; compressed or binary files begin like this.',
      repair: 'Open it as what it is (gzip, Parquet), or name its `format` in the head.',
    }),
  },
  {
    pattern: /JSONDecodeError/,
    words: () => ({
      cause: 'A file is not one JSON document; rows come as JSON Lines, one document a line.',
      repair: 'Read it line by line, or name another `format` in the head.',
    }),
  },
];

const causeOfExit: Readonly<Record<number, (evidence: Evidence) => FailureCause>> = {
  126: () => ({
    cause: 'The program can not be run.',
    repair: 'Let the script be run by its language: .py, .sh, .js, .R.',
  }),
  127: () => ({
    cause: 'A command is not there where the job runs.',
    repair: 'Choose an `image` that has it, or call it by its path.',
  }),
  137: (evidence) => outOfMemory(evidence),
  139: () => ({
    cause: 'A library in C broke, most often because versions of packages do not go together.',
    repair: 'Pin the packages to versions that were made for each other.',
  }),
};

function outOfMemory({ instance }: Evidence): FailureCause {
  return {
    cause: `The memory of ${instance || 'the machine'} was used up, or something killed the script.`,
    repair: 'Choose a larger `instance` in the head, or read the data in parts.',
  };
}

function placesOf({ inputs, outputs }: Evidence): string {
  const names = [...inputs.map((name) => `input ${name}`), ...outputs.map((name) => `output ${name}`)];
  return names.length > 0 ? `It has ${names.join(', ')}.` : 'It has no inputs and no outputs.';
}

function packageOf(module: string): string {
  const top = module.split('.')[0] ?? module;
  return packages[top] ?? top.replaceAll('_', '-');
}

/** Packages whose name in the index is not the name that scripts import. */
const packages: Readonly<Record<string, string>> = {
  bs4: 'beautifulsoup4',
  cv2: 'opencv-python-headless',
  dateutil: 'python-dateutil',
  dotenv: 'python-dotenv',
  PIL: 'pillow',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  yaml: 'pyyaml',
};
