import { exitCodes } from '../../base/exit-codes.ts';
import type { HelpPage } from '../help-page.ts';
import type { Value } from '../value.ts';
import { environmentPage } from './environment-page.ts';
import { errorsPage } from './error-pages.ts';
import { wherePage } from './where-page.ts';

export interface Topic {
  name: string;
  summary: string;
  load: () => Promise<Value>;
}

/** What `mlx help` tells besides the verbs; each page is made from the source of what it tells. */
export const topics: readonly Topic[] = [
  { name: 'where', summary: 'where jobs run: here or in AWS', load: () => asHelp(wherePage) },
  { name: 'exit-codes', summary: 'what each exit code means', load: () => asHelp(exitCodesPage()) },
  { name: 'errors', summary: 'every error by its code', load: () => asHelp(errorsPage()) },
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
