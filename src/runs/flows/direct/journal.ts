import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { Aws } from '../../../aws/aws.ts';
import { readJson, writeJson } from '../../../aws/json-object.ts';
import { listObjects } from '../../../aws/list-objects.ts';
import type { S3Place } from '../../../base/s3-place.ts';
import type { ParamValue } from '../../../define/definition.ts';
import type { FlowDefinition } from '../../../define/flow/flow-definition.ts';
import type { PlannedStep, StepRequest } from '../../../plan/flow/flow-plan.ts';
import type { StepRun } from '../flow-run.ts';

/** What is needed to go on with a run that mlx drives itself. Written before anything of it is started. */
export interface RunRecord {
  version: 1;
  name: string;
  project: string;
  bucket: string;
  /** Milliseconds since 1970. */
  created: number;
  params: Readonly<Record<string, ParamValue>>;
  definition: FlowDefinition;
  /** With every `each` unrolled. */
  steps: readonly PlannedStep[];
}

/** How a step ended. */
export type StepRecord = Omit<StepRun, 'needs' | 'inside' | 'kind' | 'child'>;

/** A request as it is sent, with all values in it; written before it is sent, and only by one. An approval has none. */
export interface Attempt {
  step: string;
  number: number;
  at: number;
  request?: StepRequest;
}

/** What came of an attempt whose service gives the name: a query's, a run's or a package's id. */
export interface Sent {
  id: string;
}

export interface Answer {
  approved: boolean;
  results: Readonly<Record<string, string>>;
  at: number;
  by: string;
}

/** The journal of one run: a folder of S3, the only state that the run has besides the jobs themselves. */
export interface Journal {
  place: S3Place;
  run(): Promise<RunRecord | undefined>;
  /** False where the run is there already. */
  begin(record: RunRecord): Promise<boolean>;
  /** Replaces the plan of a run that nobody drives. */
  amend(record: RunRecord): Promise<void>;
  ended(): Promise<Map<string, StepRecord>>;
  end(record: StepRecord): Promise<void>;
  /** The attempts of every step, the earlier first. */
  attempts(): Promise<Map<string, Attempt[]>>;
  /** The attempt as it stands: this one, or the one of the same number that another wrote first. */
  claim(attempt: Attempt): Promise<Attempt>;
  sent(step: string, number: number): Promise<Sent | undefined>;
  noteSent(step: string, number: number, sent: Sent): Promise<void>;
  answer(step: string, number: number): Promise<Answer | undefined>;
  /** False where it was answered before. */
  giveAnswer(step: string, number: number, answer: Answer): Promise<boolean>;
  stopAsked(): Promise<boolean>;
  askToStop(): Promise<void>;
  /** Forgets that the run was asked to stop. */
  unstop(): Promise<void>;
}

/** The folder of a run's journal. */
export function journalPlace(bucket: string, project: string, run: string): S3Place {
  return { bucket, key: `${journalsPrefix(project)}${run}/` };
}

/** What the journals of all runs of a project lie below. */
export function journalsPrefix(project: string): string {
  return `mlx/${project}/flows/`;
}

export function openJournal(aws: Aws, place: S3Place): Journal {
  const at = (name: string): S3Place => ({ bucket: place.bucket, key: `${place.key}${name}` });
  const read = async <T>(name: string) => (await readJson(aws, at(name)))?.value as T | undefined;
  const readAll = async <T>(folder: string): Promise<T[]> => {
    const objects = await listObjects(aws, at(`${folder}/`));
    const found = await Promise.all(objects.map(({ key }) => read<T>(key.slice(place.key.length))));
    return found.filter((one) => one !== undefined);
  };
  return {
    place,
    run: () => read<RunRecord>('run.json'),
    begin: async (record) => (await writeJson(aws, at('run.json'), record, { kind: 'absent' })) !== undefined,
    amend: async (record) => void (await writeJson(aws, at('run.json'), record)),
    ended: async () => new Map((await readAll<StepRecord>('steps')).map((one) => [one.name, one])),
    end: async (record) => void (await writeJson(aws, at(`steps/${segment(record.name)}.json`), record)),
    attempts: async () => {
      const all = await readAll<Attempt>('attempts');
      const sorted = all.toSorted((one, other) => one.number - other.number);
      return Map.groupBy(sorted, ({ step }) => step);
    },
    claim: async (attempt) => {
      const name = `attempts/${segment(attempt.step)}/${attempt.number}.json`;
      if (await writeJson(aws, at(name), attempt, { kind: 'absent' })) return attempt;
      return (await read<Attempt>(name)) ?? attempt;
    },
    sent: (step, number) => read<Sent>(`sent/${segment(step)}/${number}.json`),
    noteSent: async (step, number, sent) =>
      void (await writeJson(aws, at(`sent/${segment(step)}/${number}.json`), sent)),
    answer: (step, number) => read<Answer>(`answers/${segment(step)}/${number}.json`),
    giveAnswer: async (step, number, answer) =>
      (await writeJson(aws, at(`answers/${segment(step)}/${number}.json`), answer, { kind: 'absent' })) !== undefined,
    stopAsked: async () => (await read('stop.json')) !== undefined,
    askToStop: async () => void (await writeJson(aws, at('stop.json'), { at: Date.now() })),
    unstop: async () => {
      const s3 = await aws.s3();
      const { bucket: Bucket, key: Key } = at('stop.json');
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

function segment(name: string): string {
  return encodeURIComponent(name).replaceAll('.', '%2E');
}
