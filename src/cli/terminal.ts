/** What the command line has around it. Tests pass their own; `processTerminal` gives the real one. */
export interface Terminal {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  out: Output;
  err: Output;
  /** True where a person can answer. */
  interactive: boolean;
}

export interface Output {
  write: (text: string) => void;
  isTerminal: boolean;
  /** Columns now; a terminal may be resized at any time. */
  columns: () => number;
}

/** Columns where nobody looks: so many that nothing that fits a line of a file is cut. */
const columnsOfFiles = 4096;

/** The terminal of this process. A reader that went away ends the process without a word. */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: () => (stream.isTTY ? Math.max(20, stream.columns) : columnsOfFiles),
  };
}
