import { openAws } from '../../aws/open-aws.ts';
import { listTables } from '../../aws/tables/list-tables.ts';
import type { Project } from '../../define/project.ts';
import type { Host } from '../command.ts';
import type { KnownTable } from './suggest.ts';

/** The tables that inputs may name: those of the catalogue, and files that the project's settings declare as tables. */
export async function knownTables(project: Project, host: Host): Promise<KnownTable[]> {
  const declared = Object.keys(project.tables).map((name) => ({ name, columns: [] }));
  const aws = await openAws({ on: project.on ?? 'local', project, env: host.env });
  try {
    const catalogued = (await listTables(aws)).map(({ database, name, columns, partitionKeys }) => ({
      name: `${database}.${name}`,
      columns: [...columns, ...partitionKeys].map((column) => column.name),
    }));
    const missing = declared.filter(({ name }) => !catalogued.some((table) => table.name === name));
    return [...catalogued, ...missing];
  } catch {
    // Completion is a comfort: without an answer from the catalogue the questions can still be asked.
    return declared;
  } finally {
    await aws.close();
  }
}
