import { relative } from 'node:path';
import { MlxError } from '../../../base/errors.ts';
import { findFlows, type FlowFile } from '../../../define/flow/find-flows.ts';
import { readFlow } from '../../../define/flow/read-flow.ts';
import type { Project } from '../../../define/project.ts';
import { keepTypes } from '../../../define/types/keep-types.ts';
import type { FlowEntry } from '../../state/state.ts';
import { noticeOf } from '../error-content.ts';
import { stampOf } from './read-jobs.ts';
import type { Desk } from '../work.ts';

export interface FlowReader {
  /** `heads` changes whenever a head does: a flow that names it may then have other faults. */
  read: (heads: string) => Promise<void>;
}

/**
 * Lists the flows of the project at once and reads each, which runs its file, only when that or a head has changed. The types
 * that editors know the scripts by are kept fresh with them.
 */
export function openFlowReader({ bench, dispatch, signal }: Desk): FlowReader {
  const known = new Map<string, { stamp: string; entry: FlowEntry }>();
  let told: string | undefined;
  let typed: string | undefined;
  const tell = (flows: readonly FlowEntry[]) => {
    const now = JSON.stringify(flows);
    if (now === told || signal.aborted) return;
    told = now;
    dispatch({ kind: 'flows', flows });
  };
  return {
    read: async (heads) => {
      const { project } = await bench();
      const files = await findFlows(project);
      tell(files.map((file) => known.get(file.path)?.entry ?? entryOf(file, project)));
      for (const file of files) {
        const stamp = `${await stampOf(file)}\n${heads}`;
        if (known.get(file.path)?.stamp === stamp || signal.aborted) continue;
        known.set(file.path, { stamp, entry: await readEntry(file, project) });
      }
      tell(files.map((file) => known.get(file.path)?.entry ?? entryOf(file, project)));
      const now = `${files.length > 0} ${heads}`;
      if (typed === now) return;
      typed = now;
      await keepTypes(project).catch((error: unknown) => dispatch({ kind: 'notice', notice: noticeOf(error) }));
    },
  };
}

function entryOf(file: FlowFile, project: Project): FlowEntry {
  return { name: file.name, file: relative(project.root, file.path) };
}

async function readEntry(file: FlowFile, project: Project): Promise<FlowEntry> {
  const about = entryOf(file, project);
  try {
    await readFlow(file, project);
    return { ...about, faults: 0 };
  } catch (error) {
    return { ...about, faults: error instanceof MlxError ? Math.max(1, error.faults.length) : 1 };
  }
}
