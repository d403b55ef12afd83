import { type Line, line, span } from '../../show/line.ts';
import { actions } from '../keys/actions.ts';
import { showKey } from '../keys/show-key.ts';
import { yankKinds } from '../state/subject/reduce-subject.ts';
import { offeredOf, type Subject } from '../state/subject/subject.ts';

/** The keys of the menu with what each copies; what there is none of is dim. */
export function yankLines(subject: Subject): Line[] {
  const offered = offeredOf(subject);
  return actions.flatMap(({ id, keys, help }) => {
    const kind = yankKinds[id];
    if (!kind) return [];
    const isOffered = offered.includes(kind);
    const text = `  ${help.replace(/^copy /, '')}`;
    return [
      line(span(isOffered ? 'accent' : 'dim', keys.map(showKey).join(' ')), span(isOffered ? 'plain' : 'dim', text)),
    ];
  });
}
