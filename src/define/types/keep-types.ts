import { findFlows } from '../flow/find-flows.ts';
import type { Project } from '../project.ts';
import { hasTypes, writeTypes } from './write-types.ts';

/** Keeps a project's declarations as its heads are, where it has flows or had declarations before; `undefined` where not. */
export async function keepTypes(project: Project): Promise<{ path: string; changed: boolean } | undefined> {
  const isWanted = (await hasTypes(project)) || (await findFlows(project)).length > 0;
  return isWanted ? writeTypes(project) : undefined;
}
