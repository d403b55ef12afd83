import type { ExitCode } from '../../base/exit-codes.ts';

/** One stop of the tour: what one sees there, and the command line that shows it. */
export interface Step {
  title: string;
  text: string;
  words: readonly string[];
  /** The exit code that belongs to what is shown; a fault shown on purpose ends with 2. */
  exit: ExitCode;
}

/** Comes first: the folder that the other steps are shown in. */
export function makeProject(folder: string): Step {
  return {
    title: 'A project from a recipe',
    text: 'Real data, three scripts and a flow, written into a folder that is yours to change. Nothing that lies there is overwritten.',
    words: ['new', 'flights', '--dir', folder, '--yes'],
    exit: 0,
  };
}

/** Comes last, where there is a terminal to take. */
export const lookAround: Step = {
  title: 'All of it on one screen',
  text: 'Jobs, runs and tables, the live log, and a line to try things on. `?` shows the keys, `q` leaves.',
  words: [],
  exit: 0,
};

/** The tour of `recipes/flights`, in the order in which it is walked. */
export const steps: readonly Step[] = [
  {
    title: 'Scripts, each with a head',
    text: 'A job is a script whose head says what it reads, writes and needs. The heads are checked before anything else.',
    words: ['check'],
    exit: 0,
  },
  {
    title: 'Tables, not paths',
    text: 'The project declares its files as tables. They are registered when first needed; a job names them, or asks them in SQL.',
    words: ['tables', 'nyc.flights'],
    exit: 0,
  },
  {
    title: 'Ask them',
    text: 'Every flight that left New York in 2013. This is Athena SQL, answered on this machine.',
    words: [
      'sql',
      'select carrier, count(*) flights, round(avg(arr_delay), 1) delay from nyc.flights group by 1 order by 3 desc limit 5',
    ],
    exit: 0,
  },
  {
    title: 'What would be sent',
    text: "The plan is the very request that SageMaker would get, checked against the service's own limits, with its price and what is kept and lost.",
    words: ['plan', 'prepare'],
    exit: 0,
  },
  {
    title: 'Wrong is said early',
    text: 'Params have types and ranges. What SageMaker would let fail in ten minutes is refused here at once.',
    words: ['run', 'train', '--epochs', '1000'],
    exit: 2,
  },
  {
    title: 'Run it',
    text: 'The same request, answered by the embedded AWS: rows by SQL from three tables, a script, and a new table.',
    words: ['run', 'prepare'],
    exit: 0,
  },
  {
    title: 'Jobs joined by their data',
    text: 'A flow: three models of what prepare writes, the best registered if it is good enough. Who needs whom is known from what they read.',
    words: ['plan', 'delays'],
    exit: 0,
  },
  {
    title: 'One flow, several ways',
    text: 'The same file is a SageMaker Pipeline or a Step Functions machine. What differs is said before anything is sent.',
    words: ['plan', 'delays', '--diff', 'pipeline,states'],
    exit: 0,
  },
  {
    title: 'As direct jobs',
    text: 'mlx starts each step as soon as its needs are met; Ctrl-C or a crash loses nothing, `mlx resume` goes on.',
    words: ['run', 'delays', '--as', 'job'],
    exit: 0,
  },
  {
    title: 'As a pipeline',
    text: 'One word changed. The embedded AWS deploys the pipeline definition and interprets it as SageMaker would.',
    words: ['run', 'delays', '--as', 'pipeline'],
    exit: 0,
  },
  {
    title: 'As a state machine',
    text: 'And once more, this time with more asked of the models than they know: the run fails, and the flow says why.',
    words: ['run', 'delays', '--as', 'states', '--enough', '0.8'],
    exit: 1,
  },
  {
    title: 'Where the time went',
    text: 'Whoever orchestrates: one graph, one clock for all steps, the critical path, read back from the service.',
    words: ['show', 'delays'],
    exit: 0,
  },
  {
    title: 'Run beside run',
    text: 'Runs down, params and steps across. The first filter that comes to mind is `--where enough=0.8`.',
    words: ['matrix', 'delays'],
    exit: 0,
  },
  {
    title: 'Where it came from',
    text: 'Which data, code and image made this table, by which jobs. Lineage is recorded whichever way a flow runs.',
    words: ['lineage', 'ml.delay_features'],
    exit: 0,
  },
];
