import type { Command } from './command.ts';
import { askVerbs } from './table/ask.ts';
import { dataVerbs } from './table/data.ts';
import { evaluateVerbs } from './table/evaluate.ts';
import { flowVerbs } from './table/flows.ts';
import { itselfVerbs } from './table/itself.ts';
import { lookVerbs } from './table/look.ts';
import { runVerbs } from './table/run.ts';
import { searchVerbs } from './table/search.ts';
import { startVerbs } from './table/start.ts';

/** Every verb of mlx, once. Faces read this table; nothing heavy loads before a verb is run. */
export const commands: readonly Command[] = [
  ...startVerbs,
  ...runVerbs,
  ...lookVerbs,
  ...flowVerbs,
  ...dataVerbs,
  ...evaluateVerbs,
  ...askVerbs,
  ...searchVerbs,
  ...itselfVerbs,
];
