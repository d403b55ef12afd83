import { type AnyRunSummary, isFlowRun } from '../../../runs/any-run.ts';
import { rowUnder } from '../tree/selection.ts';
import { nameOfRow, type Row } from '../tree/row.ts';
import type { Page, State } from '../state.ts';

/** What the keys that copy, open and explain are about: the selected row, or the answer that stands in front of it. */
export type Subject = { kind: 'row'; row: Row } | { kind: 'answer'; page: Page };

/** What of a subject can be copied. */
export type YankKind = 'name' | 'arn' | 'json' | 'cli' | 'typescript' | 'url' | 's3' | 'command' | 'text';

/** The subject where the keys are. */
export function subjectOf(state: State): Subject | undefined {
  const { focus, detail } = state;
  if (detail.page.about === 'answer' && focus !== 'tree') return { kind: 'answer', page: detail.page };
  const row = rowUnder(state);
  return row && { kind: 'row', row };
}

/** How a subject is called. */
export function nameOfSubject(subject: Subject): string {
  return subject.kind === 'answer' ? subject.page.title : nameOfRow(subject.row);
}

/** What there is to copy, as far as the kind of thing tells. */
export function offeredOf(subject: Subject): readonly YankKind[] {
  if (subject.kind === 'answer') return ['name', 'json', 'command', 'text'];
  switch (subject.row.kind) {
    case 'run':
      return isDirect(subject.row.run) ? ['name', 'json', 'url', 's3', 'command', 'text'] : all;
    case 'thing':
      return all;
    case 'job':
      return ['name', 'json', 'cli', 'typescript', 'url', 's3', 'command', 'text'];
    case 'flow':
      return ['name', 'json', 'url', 'command', 'text'];
    case 'table':
      return all;
    case 'group':
    case 'empty':
      return ['name', 'text'];
  }
}

const all: readonly YankKind[] = ['name', 'arn', 'json', 'cli', 'typescript', 'url', 's3', 'command', 'text'];

/** A flow that mlx drives itself is nothing of AWS's, only its steps are. */
function isDirect(run: AnyRunSummary): boolean {
  return isFlowRun(run) && run.way === 'job';
}
