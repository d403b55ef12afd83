import type { Aws } from '../../../aws/aws.ts';
import { hasEnded, type RunStatus } from '../../run.ts';

/** Milliseconds after the end of a run, by any clock, in which the last of its lines have long come. */
const longAgo = 3_600_000;

/** True where nothing more will be written: the embedded AWS takes lines in before it tells of an end. */
export function isOver({ where }: Pick<Aws, 'where'>, run: { status: RunStatus; modified: number }): boolean {
  return hasEnded(run.status) && (where === 'local' || Date.now() - run.modified > longAgo);
}
