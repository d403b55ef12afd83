import type { FlowLiteral } from '../flow/flow-definition.ts';
import type { Lookup } from './evaluate.ts';
import type { ExpressionNode } from './node.ts';
import { expressionText, printed } from './text.ts';

/** Values for expressions, by what they are called: `{ 'execution.id': 'abc' }`, or nested, `{ execution: { id: 'abc' } }`. */
export interface SampleTable {
  readonly [name: string]: FlowLiteral | SampleTable;
}

/** What a made-up table says that expressions stand for. */
export function tableLookup(table: SampleTable): Lookup {
  return (node) => {
    const name = nameOf(node);
    const found = ownMember(table, name) ?? name.split('.').reduce<unknown>(ownMember, table);
    return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? found : undefined;
  };
}

/** An expression as it is typed: `execution.id`. */
function nameOf(node: ExpressionNode): string {
  return printed(expressionText(node)).slice(1, -1);
}

function ownMember(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined;
  return (holder as Readonly<Record<string, unknown>>)[name];
}
