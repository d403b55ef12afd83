import { ways, type Way } from '../../base/way.ts';
import type { HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import type { Change } from '../diff/change.ts';
import { diffValues } from '../diff/diff-values.ts';
import type { Trial } from './plan-trial.ts';
import { trialHeads, type TrialHeads } from './trial-heads.ts';
import type { TrialHead } from './trial-job.ts';

/** What one kind of job and one way of running make of a key of the head. */
export interface Compiled {
  kind: HeadKind;
  way: Way;
  /** As it is written in the head. */
  written: string;
  /** `CreateTrainingJob`, whoever calls it. */
  operation: string;
  /** Where in the request it arrives, and what stands there then. */
  places: readonly CompiledPlace[];
  /** Files beside the script that tell the job of it. */
  files: readonly string[];
}

export interface CompiledPlace {
  /** `StoppingCondition.MaxRuntimeInSeconds`, `Environment.LOG_LEVEL`. */
  path: string;
  steps: Change['steps'];
  /** Absent where the key takes away what would stand there. */
  value?: unknown;
}

/** That no job of the kind may have the key. */
export interface KindRefusal {
  kind: HeadKind;
  refused: string;
}

/** What a way of running makes of a head; `refused` where no job may have it. */
export type TryHead = (head: TrialHead, way: Way) => Trial | { refused: string };

/** What becomes of a key in jobs of a kind, each way of running: found by planning jobs that differ in nothing else. */
export function learnKey(
  field: ReferenceField,
  fields: readonly ReferenceField[],
  kind: HeadKind,
  tryHead: TryHead,
  which: readonly Way[] = ways,
): readonly Compiled[] | KindRefusal {
  const refusals: string[] = [];
  for (const heads of trialHeads(field, fields, kind)) {
    const tried = which.map((way) => ({ way, given: tryHead(heads.given, way) }));
    const made = tried.flatMap(({ way, given }) =>
      isMade(given) ? [compiledBy(way, heads, kind, given, tryHead)] : [],
    );
    if (made.length > 0) return made;
    refusals.push(...tried.flatMap(({ given }) => (isMade(given) ? [] : [given.refused])));
  }
  const [refused] = refusals;
  return refused === undefined ? [] : { kind, refused };
}

function isMade(tried: ReturnType<TryHead>): tried is Trial {
  return 'request' in tried;
}

function compiledBy(way: Way, heads: TrialHeads, kind: HeadKind, given: Trial, tryHead: TryHead): Compiled {
  const others = [heads.without, ...heads.others].flatMap((head) => {
    const other = tryHead(head, way);
    return isMade(other) && other.operation === given.operation ? [other] : [];
  });
  const changes = others
    .flatMap((other) => diffValues(other.request, given.request))
    .filter((change) => !isCodeAlone(change));
  const places = new Map(changes.map((change) => [change.path, placeOf(change)]));
  const files = others.flatMap((other) => diffValues(other.files, given.files).map(({ steps }) => String(steps[0])));
  return {
    kind,
    way,
    written: heads.written,
    operation: given.operation,
    places: [...places.values()],
    files: [...new Set(files)],
  };
}

function placeOf({ path, steps, after }: Change): CompiledPlace {
  return { path, steps, ...(after !== undefined && { value: after }) };
}

/** The code's place is named by what is in it, so that it changes with each file. */
function isCodeAlone({ before, after }: Change): boolean {
  return withoutCodePlace(before) === withoutCodePlace(after);
}

function withoutCodePlace(value: unknown): string | undefined {
  return JSON.stringify(value)?.replaceAll(/\/code\/[^/]+\/[0-9a-f]{16}\//gu, '/code/');
}
