import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDeclaredWords } from '../../src/tools/build.ts';
import { explainedFields } from './explained-fields.ts';
import { mlx } from './mlx.ts';
import { awsPeer } from './peers.ts';
import { type Goal, missing, type Measure, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';
import { measure as measureTimes, type Subject } from './subject.ts';
import { timeDocs } from './time-docs.ts';

const field = ['CreateTrainingJob', 'ResourceConfig', 'VolumeSizeInGB'] as const;

/**
 * How much of what mlx sends it can explain, and how soon: at the first question of a process and after it, against botocore's
 * documentation of the same field in the same rounds.
 */
export async function docsCoverage(rounds: number): Promise<Report> {
  await writeDeclaredWords();
  const coverage = explainedFields();
  const peer = await awsPeer();
  const script = fileURLToPath(new URL('botocore_docs.py', import.meta.url));
  const subjects: Subject[] = [{ what: `mlx explain ${field.join('.')}`, command: [mlx, 'explain', field.join('.')] }];
  if ('bin' in peer) {
    const command = [join(peer.bin, 'python'), script, ...field] as const;
    subjects.push({ what: 'botocore: service_model, the same field', command });
  }
  const times = measureTimes(subjects, rounds);
  const botocore = times[1];
  const processes = subjects.map(({ what }, index): Measure => {
    const own = times[index] ?? [];
    const compared = botocore && { compared: pairwise(own, botocore, (our, their) => our / their) };
    return { what: `process: ${what}`, unit: 'ms', value: spreadOf(own), ...compared };
  });
  const within = timeDocs(field.join('.'), 'spot', rounds);
  return {
    name: 'docs',
    title: `What is explained, and how soon, ${rounds} rounds`,
    measures: [
      ...processes,
      ...within.map(({ what, times: own }): Measure => ({ what, unit: 'ms', value: spreadOf(own) })),
    ],
    comparison: '× botocore',
    tables: [
      {
        heads: ['fields of requests', 'all', 'with type', 'with doc', 'with limits, or the model has none'],
        rows: coverage.groups.map(({ what, all, typed, told, limited }) =>
          [what, all, typed, told, limited].map(String),
        ),
      },
    ],
    goals: [
      ...coverageGoals(coverage.groups),
      ...within.map(({ what, times: own, most }): Goal => ({ what, most, measured: spreadOf(own).median, unit: 'ms' })),
    ],
    notes: [
      `${coverage.unsendable} fields are left out: the service's newest model has them, the installed SDK can't send them.`,
      `${coverage.unlimited} texts, numbers and lists have no limit in the service's model.`,
      ...('reason' in peer ? [missing('botocore', peer.reason)] : []),
    ],
  };
}

/** The share that lacks something is what may not be too large. */
function coverageGoals(groups: ReturnType<typeof explainedFields>['groups']): Goal[] {
  return groups.map(({ what, all, whole, most }) => ({
    what: `${what} without type, doc or limits`,
    most,
    measured: (100 * (all - whole)) / all,
    unit: '%',
  }));
}
