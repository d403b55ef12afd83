import { MlxError } from '../../base/errors.ts';
import { exitCodes } from '../../base/exit-codes.ts';
import type { Host } from '../command.ts';
import type { HelpPage } from './help-page.ts';
import type { Value } from '../value.ts';
import { environmentPage } from './environment-page.ts';
import { errorsPage } from './error-pages.ts';
import { wherePage } from './where-page.ts';

export interface Topic {
  name: string;
  summary: string;
  /** `keysPage` is what the face knows of its keys. */
  load: (host: Pick<Host, 'keysPage'>) => Promise<Value>;
}

/** What `mlx help` tells besides the verbs; each page is made from the source of what it tells. */
export const topics: readonly Topic[] = [
  { name: 'where', summary: 'where jobs run: here or in AWS', load: () => asHelp(wherePage) },
  { name: 'head', summary: 'every key of the head of a script', load: headTopic },
  { name: 'project', summary: 'every key of mlx.toml', load: projectTopic },
  { name: 'schema', summary: 'the JSON Schema of the head, for editors', load: schemaTopic },
  { name: 'exit-codes', summary: 'what each exit code means', load: () => asHelp(exitCodesPage()) },
  { name: 'errors', summary: 'every error by its code', load: () => asHelp(errorsPage()) },
  { name: 'keys', summary: 'every key of the session and of a log', load: keysTopic },
  { name: 'environment', summary: 'variables that mlx obeys', load: () => asHelp(environmentPage) },
];

function asHelp(page: HelpPage): Promise<Value> {
  return Promise.resolve({ kind: 'help', page });
}

function exitCodesPage(): HelpPage {
  return {
    title: 'Exit codes of mlx',
    sections: [{ entries: Object.entries(exitCodes).map(([code, meaning]) => ({ term: code, text: meaning })) }],
  };
}

async function keysTopic({ keysPage }: Pick<Host, 'keysPage'>): Promise<Value> {
  if (!keysPage) throw new MlxError('TOPIC_UNKNOWN', { topic: 'keys' });
  return { kind: 'help', page: await keysPage() };
}

async function headTopic(): Promise<Value> {
  const [{ headReference }, { referencePage }] = await references();
  const text =
    'The head is the comment block between `# /// script` and `# ///` at the top of a script (`//` in JavaScript).';
  return { kind: 'help', page: referencePage('The head of a script', text, headReference()) };
}

async function projectTopic(): Promise<Value> {
  const [{ projectReference }, { referencePage }] = await references();
  const text = 'A project needs no settings; what stands here holds for all its jobs.';
  return { kind: 'help', page: referencePage('Settings of a project', text, projectReference()) };
}

async function schemaTopic(): Promise<Value> {
  const { headJsonSchema } = await import('../../define/schema/json-schema.ts');
  return { kind: 'data', data: headJsonSchema() };
}

/** Loaded when asked for: the schemas behind them take longer to load than all other help. */
function references() {
  return Promise.all([import('../../define/reference.ts'), import('./reference-page.ts')]);
}
