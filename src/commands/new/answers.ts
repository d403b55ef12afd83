import { MlxError } from '../../base/errors.ts';
import type { JobKind } from '../../base/job-kind.ts';
import { inputForm, outputForm, paramForm, readNamed, readParam, type Named, type NewParam } from './words.ts';

/** What `mlx new job` was told, by questions or by flags. */
export interface Answers {
  name: string;
  kind: JobKind;
  description: string;
  inputs: readonly Named[];
  outputs: readonly Named[];
  params: readonly NewParam[];
  packages: readonly string[];
  instance: string;
  maxRuntime: string;
}

/** The answers that flags give; what no flag names has its default. Throws NEW_ANSWER_WRONG. */
export function answersOf(flags: Readonly<Record<string, unknown>>): Answers {
  const text = (name: string, fallback: string) => (typeof flags[name] === 'string' ? flags[name] : fallback);
  const list = <T>(name: string, form: string, read: (value: string) => T | undefined): T[] =>
    (Array.isArray(flags[name]) ? flags[name] : []).map((value: string) => {
      const item = read(value);
      if (item === undefined) throw new MlxError('NEW_ANSWER_WRONG', { flag: `--${name}`, value, form });
      return item;
    });
  return {
    name: text('name', ''),
    kind: text('kind', 'processing') === 'training' ? 'training' : 'processing',
    description: text('description', ''),
    inputs: list('input', inputForm, readNamed),
    outputs: list('output', outputForm, readNamed),
    params: list('param', paramForm, readParam),
    packages: list('package', 'a requirement', (requirement) => requirement),
    instance: text('instance', 'ml.m5.large'),
    maxRuntime: text('max-runtime', '1h'),
  };
}
