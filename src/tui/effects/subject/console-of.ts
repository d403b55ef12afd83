import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mlxFolder } from '../../../base/folders.ts';
import { isFlowRun } from '../../../runs/any-run.ts';
import { type ConsolePage, consoleUrl } from '../../../runs/things/console-url.ts';
import { type Row, thingOfRow } from '../../state/tree/row.ts';
import type { Subject } from '../../state/subject/subject.ts';
import type { Desk } from '../work.ts';

/** Where something can be looked at besides here: its page in the console of AWS; what is only here, its folder. */
export interface Elsewhere extends ConsolePage {
  isHere: boolean;
}

/** Undefined for what is nowhere else: an answer, a line of the tree. */
export async function consoleOf(subject: Subject, desk: Desk): Promise<Elsewhere | undefined> {
  const thing = subject.kind === 'row' ? thingOfRow(subject.row) : undefined;
  if (subject.kind !== 'row' || !thing) return undefined;
  const { aws } = await desk.bench();
  if (aws.where !== 'local') {
    const { partition, account } = await aws.identity();
    const page = consoleUrl(thing, { region: aws.region, partition, account });
    if (page) return { ...page, isHere: false };
  }
  const folder = await folderOf(subject.row, desk);
  return folder === undefined ? undefined : { url: pathToFileURL(folder).href, isHere: true };
}

async function folderOf(row: Row, { bench }: Desk): Promise<string | undefined> {
  const { aws, project } = await bench();
  switch (row.kind) {
    case 'job':
      return dirname(join(project.root, row.job.script));
    case 'flow':
      return dirname(join(project.root, row.flow.file));
    case 'run': {
      const room = isFlowRun(row.run) ? undefined : await aws.jobRoom?.(row.run.kind, row.run.name);
      return room?.folder ?? mlxFolder(project.root);
    }
    case 'table':
      return mlxFolder(project.root);
    case 'group':
    case 'thing':
    case 'empty':
      return undefined;
  }
}
