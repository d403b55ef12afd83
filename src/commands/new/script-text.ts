import type { Answers } from './answers.ts';
import { bodyText } from './body-text.ts';
import { headText } from './head-text.ts';

/** A whole new job: its head and a body that runs as it stands. */
export function scriptText(answers: Answers): string {
  return `${headText(answers)}\n${bodyText(answers)}`;
}
