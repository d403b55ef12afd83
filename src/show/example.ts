import type { Example } from '../inspect/example/example-of.ts';
import { type Line, line } from './line.ts';
import { safeText } from './safe-text.ts';

/** An example as it can be copied: a value as JSON, anything else as its line. */
export function drawExample(example: Example): Line[] {
  const text = example.kind === 'value' ? JSON.stringify(example.value, undefined, 2) : example.line;
  return text.split('\n').map((each) => line(safeText(each)));
}
