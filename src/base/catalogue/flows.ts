import { entry } from '../entry.ts';

export const flowErrors = {
  FLOW_DEFINITION_FAULTS: entry<{ flow: string; count: number }>({
    audience: 'you',
    what: ({ flow, count }) => `the flow ${flow} has ${count === 1 ? 'a fault' : `${count} faults`}`,
    why: () => 'A flow is checked as a whole before anything of it is sent.',
    fix: () => 'Repair the places shown, then run `mlx check` again.',
    still: () => 'Nothing was sent.',
  }),
  FLOW_MODULE: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file, reason }) => `${file} can't be used as a flow: ${reason}`,
    why: () => 'A file that ends in .flow.ts is imported, and its default export is the flow.',
    fix: () =>
      "Write `import { flow, job } from 'mlx';` and `export default flow('name', {}, () => { job('jobs/x.py'); });`.",
    still: () => 'Nothing was sent.',
  }),
  FLOW_OUTSIDE: entry<{ call: string }>({
    audience: 'you',
    what: ({ call }) => `${call} was called outside of a flow`,
    why: () => 'It makes a step, and steps belong to the flow whose function calls it.',
    fix: ({ call }) => `Call it in the function that flow() is given: \`flow('name', {}, () => { ${call}; })\`.`,
    still: () => 'Nothing was sent.',
  }),
  FLOW_UNKNOWN: entry<{ name: string; nearest?: string; known: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `there is no flow ${JSON.stringify(name)} in this project`,
    why: ({ known }) =>
      known.length === 0
        ? 'No file that ends in .flow.ts was found in `flows/` or where the project has its jobs.'
        : `The project has ${known.slice(0, 12).join(', ')}${known.length > 12 ? ` and ${known.length - 12} more` : ''}.`,
    fix: ({ nearest, known }) =>
      nearest
        ? `Did you mean \`${nearest}\`?`
        : known.length === 0
          ? 'Write flows/NAME.flow.ts.'
          : 'Name one of these.',
    still: () => 'Nothing was sent.',
  }),
  FLOW_AMBIGUOUS: entry<{ name: string; paths: readonly string[] }>({
    audience: 'you',
    what: ({ name, paths }) => `${paths.length} files make a flow named ${JSON.stringify(name)}`,
    why: ({ paths }) => `They are ${paths.join(', ')}.`,
    fix: () => 'Rename one of them, its flow included.',
    still: () => 'Nothing was sent.',
  }),
  FLOW_SELECTOR: entry<{ selector: string; nearest?: string; known: readonly string[] }>({
    audience: 'you',
    what: ({ selector }) => `${JSON.stringify(selector)} selects nothing`,
    why: ({ known }) =>
      `A selector is a name, \`+name\` with what it needs, or \`name+\` with what follows; several by commas.${
        known.length > 0 ? ` The names are ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', ...' : ''}.` : ''
      }`,
    fix: ({ nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : 'Name one of these.'),
    still: () => 'Nothing was sent.',
  }),
  EXPRESSION_TOO_EARLY: entry<{ expression: string }>({
    audience: 'you',
    what: ({ expression }) => `${expression} was used as a number`,
    why: () => "It has a value only while the flow runs, so it can't be counted with or compared here.",
    fix: ({ expression }) => `Compare in the run: \`when(${expression}.above(1), ...)\`; or count in a script.`,
    still: () => 'Nothing was sent.',
  }),
};
