import { asJobName, isJobName } from '../../define/job-name.ts';
import { scriptHead } from '../../define/script-head.ts';
import type { Fault } from '../../base/fault.ts';
import type { Answers } from './answers.ts';
import { scriptText } from './script-text.ts';

/** All that the head's own rules find wrong with the job that these answers make. */
export function headFaults(answers: Answers): readonly Fault[] {
  const lines = scriptText(answers).split('\n');
  const head = scriptHead({ name: `jobs/${answers.name}.py`, lines, whole: true }, 'python');
  return head.kind === 'faults' ? head.faults : [];
}

/** The first thing wrong, in one line: the name of the job, then its head. */
export function faultOf(answers: Answers): string | undefined {
  if (answers.name === '') return 'a job needs a name';
  if (!isJobName(answers.name)) return `letters, digits, _ and -; such as ${asJobName(answers.name)}`;
  const [fault] = headFaults(answers);
  if (fault === undefined) return undefined;
  return fault.nearest === undefined ? `${fault.what}; ${fault.rule}` : `${fault.what}; did you mean ${fault.nearest}?`;
}
