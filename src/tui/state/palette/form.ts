import type { Candidate } from '../../../commands/complete/line.ts';
import { type Field, type FieldTexts, fieldsOf, unknownParam } from '../../../commands/form/field.ts';
import { fieldFault, missingFields } from '../../../commands/form/field-fault.ts';
import { formLine } from '../../../commands/form/form-line.ts';
import type { Command } from '../../../commands/command.ts';
import type { EditLine } from '../line/edit-line.ts';
import type { State } from '../state.ts';

/** A command with what it takes as fields, and the line that they make. Either can be written in; the other follows. */
export interface Form {
  kind: 'form';
  verb: string;
  texts: FieldTexts;
  /** The params of the job or flow that the form names, once they were read. */
  params: readonly Field[];
  /** Which field is written in. */
  at: number;
  /** True where the whole line is written in. */
  isLine: boolean;
  /** What is being written: the text of the field, or the line without `mlx`. */
  line: EditLine;
  /** What keeps a written line from being read. */
  fault?: string;
  candidates: readonly Candidate[];
  /** What the candidates are for; those that come later for something else are dropped. */
  offeredFor: string;
  /** Which candidate is marked; -1 for none. */
  chosen: number;
}

export function commandOf({ verb }: Pick<Form, 'verb'>, { commands }: Pick<State, 'commands'>): Command | undefined {
  return commands.find(({ name }) => name === verb);
}

/** The fields as they stand: those of the table, and the params that are known or were written. */
export function fieldsIn(form: Pick<Form, 'verb' | 'params' | 'texts'>, state: Pick<State, 'commands'>): Field[] {
  const command = commandOf(form, state);
  if (!command) return [];
  const written = Object.keys(form.texts).flatMap((key) =>
    key.startsWith('param ') ? [key.slice('param '.length)] : [],
  );
  const unknown = written.filter((name) => !form.params.some((param) => param.name === name)).map(unknownParam);
  return fieldsOf(command, command.takesParams ? [...form.params, ...unknown] : []);
}

/** The exact line that the form makes. */
export function lineOfForm(form: Form, state: Pick<State, 'commands'>): string {
  return formLine(form.verb, fieldsIn(form, state), form.texts);
}

/** What keeps a field from being taken, told beside it: the rule that its text breaks. */
export function faultIn(form: Form, field: Field, state: Pick<State, 'commands'>): string | undefined {
  const command = commandOf(form, state);
  return command && fieldFault(field, form.texts[field.key] ?? '', command);
}

/** The first field that keeps the form from being run, with what to say of it. */
export function obstacleIn(form: Form, state: Pick<State, 'commands'>): { at: number; text: string } | undefined {
  const fields = fieldsIn(form, state);
  const faulty = fields.findIndex((field) => faultIn(form, field, state) !== undefined);
  const fault = fields[faulty];
  if (fault) return { at: faulty, text: `${labelOf(fault)}: ${faultIn(form, fault, state) ?? ''}` };
  const [missing] = missingFields(fields, form.texts);
  return missing && { at: fields.indexOf(missing), text: `${labelOf(missing)} is required: ${missing.help}` };
}

/** A field as it is written in a line: `TARGET`, `--as`. */
export function labelOf({ place, name }: Field): string {
  return place === 'argument' ? name : `--${name}`;
}
