import type { Field } from '../../commands/form/field.ts';
import { clipLine } from '../../show/box.ts';
import { emptyLine, type Line, type Span, line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { fit, widthOf } from '../../show/width.ts';
import { fieldsIn, faultIn, type Form, labelOf, lineOfForm } from '../state/palette/form.ts';
import type { State } from '../state/state.ts';
import { windowAround } from '../state/window.ts';
import { editSpans } from './edit-spans.ts';
import type { Room } from './panel.ts';

/** The fields with what they hold, what the marked one takes, the words that fit it, and the line that all of them make. */
export function formLines(state: State, form: Form, { width, height }: Room): Line[] {
  const fields = fieldsIn(form, state);
  const isRoomy = height >= 12;
  const below = isRoomy ? 5 : 3;
  const rows = Math.max(1, height - below);
  const from = windowAround(form.at, fields.length, rows);
  const labels = Math.min(18, Math.max(0, ...fields.map((field) => widthOf(labelOf(field)))));
  const shown = fields
    .slice(from, from + rows)
    .map((field, index) => drawField(state, form, field, { isMarked: from + index === form.at, labels, width }));
  const blank = isRoomy ? [emptyLine] : [];
  return [
    ...shown,
    ...blank,
    aboutLine(state, form, fields[form.at]),
    wordsLine(form),
    ...blank,
    commandLine(state, form, width),
  ]
    .map((each) => clipLine(each, width))
    .slice(0, height);
}

interface Drawn {
  isMarked: boolean;
  labels: number;
  width: number;
}

function drawField(state: State, form: Form, field: Field, { isMarked, labels, width }: Drawn): Line {
  const hasKeys = isMarked && !form.isLine;
  const mark = isMarked ? span(form.isLine ? 'dim' : 'accent', '❯ ') : span('plain', '  ');
  const label = span(isMarked ? 'strong' : 'plain', fit(labelOf(field), labels));
  return [mark, label, span('plain', '  '), ...valueOf(state, form, field, hasKeys, width - labels - 4)];
}

function valueOf(state: State, form: Form, field: Field, hasKeys: boolean, width: number): Line {
  const text = form.texts[field.key] ?? '';
  const fault = faultIn(form, field, state);
  if (fault !== undefined) return [...written(form, text, hasKeys, 24, 'bad'), span('bad', `  ${safeText(fault)}`)];
  if (field.takes === 'switch') return chosenOf(field, ['no', 'yes'], text);
  if (field.takes === 'choice' && field.choices.join('  ').length < width) return chosenOf(field, field.choices, text);
  if (text !== '' || hasKeys) return [...written(form, text, hasKeys, width, 'plain'), ...emptyOf(field, text)];
  return emptyOf(field, text);
}

function written(form: Form, text: string, hasKeys: boolean, width: number, role: Span['role']): Line {
  return hasKeys ? editSpans(form.line, width, true) : [span(role, safeText(text))];
}

/** What holds, or has to be given, where nothing is written. */
function emptyOf({ required, default: fallback, value }: Field, text: string): Line {
  if (text !== '') return [];
  if (required) return [span('warn', 'required')];
  return [span('dim', fallback === undefined ? (value ?? '') : safeText(fallback))];
}

/** All that may be chosen, with what holds now marked. */
function chosenOf({ default: fallback, takes }: Field, choices: readonly string[], text: string): Line {
  const now = text === '' ? (fallback ?? (takes === 'switch' ? 'no' : '')) : text;
  const role = text === '' ? 'plain' : 'strong';
  return choices.flatMap((choice) =>
    choice === now ? [span(role, `[${choice}]`), span('plain', ' ')] : [span('dim', ` ${choice}  `)],
  );
}

function aboutLine({ commands }: State, form: Form, field: Field | undefined): Line {
  if (form.fault !== undefined) return line(span('bad', safeText(form.fault)));
  if (form.isLine || !field) {
    const summary = commands.find(({ name }) => name === form.verb)?.summary ?? '';
    return line(span('dim', `mlx ${form.verb}: ${summary}`));
  }
  const turns = field.takes === 'switch' || field.takes === 'choice' ? '; space turns it' : '';
  const value = field.value === undefined ? '' : `${field.value}: `;
  return line(span('dim', safeText(`${value}${field.help}${turns}`)));
}

function wordsLine({ candidates, chosen }: Form): Line {
  const from = Math.max(0, chosen);
  return candidates
    .slice(from, from + 12)
    .flatMap(({ word }, index) => [
      span(index === 0 && chosen >= 0 ? 'strong' : 'accent', safeText(word)),
      span('plain', '  '),
    ]);
}

function commandLine(state: State, form: Form, width: number): Line {
  if (form.isLine) return [span('accent', 'mlx '), ...editSpans(form.line, width - 4, true)];
  return [span('accent', 'mlx '), span('plain', safeText(lineOfForm(form, state).replace(/^mlx /, '')))];
}
