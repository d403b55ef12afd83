import { formatDuration } from '../../../base/duration.ts';
import type { JobDefinition } from '../../../define/definition.ts';
import { headReference } from '../../../define/reference.ts';
import type { ExplainedField, Explanation } from '../../../inspect/explanation.ts';
import { firstSentence } from '../../../inspect/words/first-sentence.ts';

/** What `jobs.train?` tells: what its head says key by key, then the keys that it may have besides. */
export function describeJob(job: JobDefinition): Explanation {
  const said = saidBy(job);
  const fields = headReference()
    .flatMap((section) => section.fields)
    .filter(({ key }) => !key.includes('.'))
    .map(({ key, type, doc, rule, required }): ExplainedField => {
      const value = said.get(key);
      const known = { name: key, type, doc: firstSentence(doc) };
      // What stands there keeps the rule; what doesn't yet has to.
      return value === undefined
        ? { ...known, required, ...(rule !== undefined && { rule }) }
        : { ...known, required: false, value };
    });
  return {
    name: job.name,
    type: `${job.kind} job in ${job.language}`,
    ...(job.description !== undefined && { doc: job.description }),
    facts: [
      { name: 'run', text: `\`mlx run ${job.name}\`, \`run('${job.name}')\`` },
      { name: 'look', text: `\`plan('${job.name}')\` tells what it would send, \`?instance\` all of a key` },
    ],
    fields: [
      ...fields.filter(({ value }) => value !== undefined),
      ...fields.filter(({ value }) => value === undefined),
    ],
    source: 'the head of the job',
  };
}

/** By key of the head; what is not there is neither said nor taken by default. */
function saidBy(job: JobDefinition): ReadonlyMap<string, string> {
  const said = {
    kind: job.kind,
    instance: job.instance,
    count: String(job.count),
    volume: `${job.volume} GiB`,
    max_runtime: formatDuration(job.maxRuntime),
    image: job.image,
    role: job.role,
    spot: job.spot && `waits at most ${formatDuration(job.spot.maxWait)}`,
    include: job.include.map(({ as }) => as).join(', '),
    params: namesOf(job.params),
    inputs: namesOf(job.inputs),
    outputs: namesOf(job.outputs),
    metrics: namesOf(job.metrics),
    env: namesOf(job.env),
    tags: namesOf(job.tags),
    dependencies: job.dependencies.join(', '),
    'requires-python': job.requiresPython,
  };
  return new Map(
    Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

function namesOf(table: object): string {
  return Object.keys(table).join(', ');
}
