import { entry } from '../entry.ts';

export const requestErrors = {
  OPERATION_UNKNOWN: entry<{ name: string; nearest?: string }>({
    audience: 'you',
    what: ({ name }) => `mlx does not know the limits of an operation ${JSON.stringify(name)}`,
    why: () => 'It knows those of the operations that it sends itself or answers here.',
    fix: ({ nearest }) =>
      nearest ? `Did you mean \`${nearest}\`?` : '`mlx find` searches the operations by their words.',
    still: () => 'Nothing was sent.',
  }),
  JSON_BROKEN: entry<{ file: string }>({
    audience: 'you',
    what: ({ file }) => `${file} is not JSON`,
    why: () => 'Two files are compared by the values in them.',
    fix: () => 'Correct the place shown.',
    still: () => 'Nothing was compared.',
  }),
  EXAMPLE_NONE: entry<{ name: string }>({
    audience: 'you',
    what: ({ name }) => `there is no example of ${name}`,
    why: () =>
      'Examples are made from what a service accepts, which mlx knows of the requests that it sends, and of what it tells itself.',
    fix: ({ name }) => `\`mlx explain ${name}\` tells what it is.`,
    still: () => 'Nothing was sent.',
  }),
  JSON_UNRECOGNISED: entry<{ file: string }>({
    audience: 'you',
    what: ({ file }) => `${file} does not say what it is`,
    why: () =>
      'By itself a JSON file can be the definition of a pipeline (`Version` and `Steps`) or of a state machine (`StartAt` and `States`).',
    fix: ({ file }) => `If it is a request, name the operation: \`mlx check CreateTrainingJob ${file}\`.`,
    still: () => 'Nothing was sent.',
  }),
};
