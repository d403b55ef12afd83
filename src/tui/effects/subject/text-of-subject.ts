import { MlxError } from '../../../base/errors.ts';
import { shellWord } from '../../../base/shell-word.ts';
import { textOfRead } from '../../../runs/things/texts-of-read.ts';
import { jsonOf } from '../../../show/json.ts';
import { textOf } from '../../../show/line.ts';
import { linesOfPage } from '../../draw/page.ts';
import { type Row, thingOfRow } from '../../state/tree/row.ts';
import type { Page } from '../../state/state.ts';
import { nameOfSubject, type Subject, type YankKind } from '../../state/subject/subject.ts';
import { consoleOf } from './console-of.ts';
import { readRow } from './read-subject.ts';
import type { Desk } from '../work.ts';

/** Columns of a page that is copied as text. */
const width = 100;

/** What is to be copied. Throws YANK_NONE where there is none, and what reading it throws. */
export async function textOfSubject(what: YankKind, subject: Subject, desk: Desk): Promise<string> {
  const text = subject.kind === 'answer' ? ofAnswer(what, subject.page) : await ofRow(what, subject.row, desk);
  if (text === undefined) throw new MlxError('YANK_NONE', { name: nameOfSubject(subject), what: inWords[what] });
  return text;
}

/** What each is called in a sentence. */
export const inWords: Readonly<Record<YankKind, string>> = {
  name: 'name',
  arn: 'ARN',
  json: 'JSON',
  cli: 'AWS CLI call',
  typescript: 'TypeScript',
  url: 'console URL',
  s3: 'S3 URIs',
  command: 'mlx command',
  text: 'page',
};

function ofAnswer(what: YankKind, page: Page): string | undefined {
  switch (what) {
    case 'name':
      return page.title;
    case 'json':
      return page.content.kind === 'value' ? jsonOf(page.content.value) : undefined;
    case 'command':
      return page.title.startsWith('mlx ') ? page.title : `mlx eval ${shellWord(page.title)}`;
    case 'text':
      return textOfPage(page);
    case 'arn':
    case 'cli':
    case 'typescript':
    case 'url':
    case 's3':
      return undefined;
  }
}

async function ofRow(what: YankKind, row: Row, desk: Desk): Promise<string | undefined> {
  switch (what) {
    case 'name':
      return nameOfSubject({ kind: 'row', row });
    case 'arn':
      return arnOf(row, desk);
    case 'url':
      return (await consoleOf({ kind: 'row', row }, desk))?.url;
    case 'command':
      return commandOf(row);
    case 'text': {
      const { page } = desk.options.store.get().detail;
      return page.about === row.key ? textOfPage(page) : undefined;
    }
    case 'json':
    case 'cli':
    case 'typescript':
    case 's3': {
      const read = await readRow(row, desk);
      return read && textOfRead(what, read, (await desk.bench()).aws);
    }
  }
}

/** Tables are known to their services by their names alone; their ARN is that of Glue's catalogue. */
async function arnOf(row: Row, { bench }: Desk): Promise<string | undefined> {
  const thing = thingOfRow(row);
  if (thing?.kind !== 'table') return thing?.arn?.startsWith('arn:') ? thing.arn : undefined;
  const { aws } = await bench();
  const { partition, account } = await aws.identity();
  return `arn:${partition}:glue:${aws.region}:${account}:table/${thing.name.replace('.', '/')}`;
}

/** The command line that shows the same. */
function commandOf(row: Row): string | undefined {
  switch (row.kind) {
    case 'job':
      return `mlx plan ${shellWord(row.job.name)}`;
    case 'flow':
      return `mlx plan ${shellWord(row.flow.name)}`;
    case 'run':
      return `mlx show ${shellWord(row.run.name)}`;
    case 'table':
      return `mlx tables ${shellWord(row.table.name)}`;
    case 'thing':
    case 'group':
    case 'empty':
      return undefined;
  }
}

function textOfPage(page: Page): string {
  return linesOfPage(page, { width, now: Date.now() })
    .map((line) => textOf(line).trimEnd())
    .join('\n');
}
