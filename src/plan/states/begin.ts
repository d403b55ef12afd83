import type { ParamValue } from '../../define/definition.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import type { Compiling } from './compiling.ts';
import { pathTo } from './expression/path.ts';
import { type Fragment, single, type State } from './state.ts';

/**
 * What comes before the first step. Whoever starts the execution gives `{"params": {...}}`, or less: params that are left
 * out have their defaults, and without `jobs` a hash of the execution's name begins the names of jobs. Afterwards the data is
 *   params    the flow's params
 *   run       `jobs`, and where it is read when the execution started, which in a branch not all interpreters know
 *   texts     literals that can't stand in an intrinsic function
 *   steps     what steps left for others
 */
export function beginning({ flow, texts, readsStart }: Compiling): Fragment[] {
  const defaults = { params: {}, 'jobs.$': "States.Hash($$.Execution.Name, 'MD5')" };
  const merged = {
    'params.$': 'States.JsonMerge($.params, $.input.params, false)',
    run: { 'jobs.$': '$.input.jobs', ...(readsStart && { 'started.$': '$$.Execution.StartTime' }) },
    texts: Object.fromEntries([...texts].map(([text, name]) => [name, text])),
    steps: {},
  };
  return [
    single('Take input', pass({ defaults, 'given.$': '$' })),
    single(
      'Merge input',
      pass({ 'input.$': 'States.JsonMerge($.defaults, $.given, false)', params: defaultsOf(flow) }),
    ),
    single('Merge params', pass(merged)),
    ...check(flow),
  ];
}

function pass(Parameters: object): State {
  return { Type: 'Pass', Parameters };
}

function defaultsOf({ params }: FlowDefinition): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Params without a default must be given; else a state much later would stumble over a path. */
function check({ params }: FlowDefinition): Fragment[] {
  const wanted = Object.keys(params).filter((name) => params[name]?.default === undefined);
  if (wanted.length === 0) return [];
  const given = wanted.map((name) => ({ Variable: pathTo('$.params', name), IsPresent: true }));
  const missing = {
    Type: 'Fail',
    Error: 'ParamMissing',
    Cause: `The input must give a value for each of these params: ${wanted.join(', ')}.`,
  };
  return [
    {
      start: 'Check params',
      states: {
        'Check params': { Type: 'Choice', Choices: [{ And: given, Next: 'Params given' }], Default: 'Params missing' },
        'Params missing': missing,
        'Params given': { Type: 'Pass' },
      },
      end: 'Params given',
    },
  ];
}
