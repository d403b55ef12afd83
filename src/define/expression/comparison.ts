import type { FlowLiteral } from '../flow/flow-definition.ts';
import type { Comparison } from './node.ts';

/** True where the comparison holds between two values of one type. */
export function compared(operator: Comparison, left: FlowLiteral, right: FlowLiteral): boolean {
  switch (operator) {
    case 'equals':
      return left === right;
    case 'above':
      return left > right;
    case 'atLeast':
      return left >= right;
    case 'below':
      return left < right;
    case 'atMost':
      return left <= right;
  }
}

/** The comparison that says the same with its sides changed. */
export const mirrored: Readonly<Record<Comparison, Comparison>> = {
  equals: 'equals',
  above: 'below',
  atLeast: 'atMost',
  below: 'above',
  atMost: 'atLeast',
};
