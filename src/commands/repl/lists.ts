import { relative } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import type { Fault } from '../../base/fault.ts';
import type { JobDefinition } from '../../define/definition.ts';
import { findJobs, type JobFile } from '../../define/find-jobs.ts';
import { findFlows, type FlowFile } from '../../define/flow/find-flows.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { readFlow } from '../../define/flow/read-flow.ts';
import type { Project } from '../../define/project.ts';
import { readJob } from '../../define/read-job.ts';
import { readVerb, runVerb } from '../run-verb.ts';
import type { Value } from '../value.ts';
import type { Drawings } from './drawings.ts';
import { namedList } from './named-list.ts';
import type { ReplWorld } from './repl.ts';
import { openRunLists } from './runs.ts';

export const listNames = ['jobs', 'flows', 'runs', 'tables'] as const;
export type ListName = (typeof listNames)[number];

/** The project's lists. Nothing is read until one is asked for. */
export interface Lists {
  read: (name: ListName) => Promise<object>;
}

/** A job or flow that can't be read, and why. */
export interface Unread {
  name: string;
  /** Path relative to the project. */
  file: string;
  faults: readonly Fault[];
  error: string;
}

export function openLists(world: ReplWorld, drawings: Drawings): Lists {
  const { host, on, bench } = world;
  const runs = openRunLists(world, drawings);
  const verb = async (...words: readonly string[]): Promise<Value> => {
    const place = { ...host, on };
    const telling = { signal: host.signal, notify: () => undefined };
    return (await runVerb(readVerb(words, place), place, telling)).value;
  };
  return {
    read: async (name) => {
      const { project } = await bench();
      switch (name) {
        case 'jobs':
          return namedList(await readAll(await findJobs(project), (file) => readJob(file, project), project));
        case 'flows': {
          const flows = await readAll(await findFlows(project), (file) => readFlow(file, project), project);
          for (const flow of flows) if (!('error' in flow)) drawings.mark(flow, () => verb('plan', flow.name));
          return namedList(flows);
        }
        case 'runs':
          return runs.read();
        case 'tables': {
          const value = await verb('tables');
          const tables = value.kind === 'tables' ? value.tables : [];
          return drawings.mark(namedList(tables), value);
        }
      }
    },
  };
}

/** The lists that a text names. */
export function listsIn(text: string): ListName[] {
  return listNames.filter((name) => new RegExp(String.raw`(?<![\w$.])${name}(?![\w$])`, 'u').test(text));
}

type Definition = JobDefinition | FlowDefinition;

async function readAll<F extends JobFile | FlowFile, D extends Definition>(
  files: readonly F[],
  read: (file: F) => Promise<D>,
  { root }: Project,
): Promise<(D | Unread)[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return await read(file);
      } catch (error) {
        if (!(error instanceof MlxError)) throw error;
        return { name: file.name, file: relative(root, file.path), faults: error.faults, error: error.message };
      }
    }),
  );
}
