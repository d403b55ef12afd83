import { messageOf } from '../../../base/thrown.ts';
import { StateFault } from './fault.ts';
import { type Intrinsic, parseIntrinsic } from './parse-intrinsic.ts';
import { inOwnContext, runAlone } from './run-alone.ts';

/**
 * The value of a call. The interpreter works out paths and most functions; those that make text are worked out here, since
 * it takes every backslash out of what they make.
 */
export async function evaluateIntrinsic(text: string, input: unknown, context: object): Promise<unknown> {
  try {
    return await valueOf(parseIntrinsic(text), input, context);
  } catch (error) {
    if (error instanceof StateFault && error.name !== 'States.Runtime') throw error;
    throw new StateFault(
      'States.IntrinsicFailure',
      `The function '${text}' had the following error: ${messageOf(error)}`,
    );
  }
}

async function valueOf(node: Intrinsic, input: unknown, context: object): Promise<unknown> {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'path':
      return valueAt(node.path, input, context);
    case 'call': {
      const values: unknown[] = [];
      for (const each of node.arguments) values.push(await valueOf(each, input, context));
      return call(node.name, values, context);
    }
  }
}

/** What a path leads to. */
export async function valueAt(path: string, input: unknown, context: object): Promise<unknown> {
  const template = { 'value.$': inOwnContext(path) };
  const found = await runAlone({ S: { Type: 'Pass', Parameters: template, End: true } }, { input, context });
  return (found as { value: unknown }).value;
}

async function call(name: string, values: readonly unknown[], context: object): Promise<unknown> {
  const [first, second] = values;
  switch (name) {
    case 'States.Format':
      return format(values.map((value) => (typeof value === 'string' ? value : scalar(value))));
    case 'States.JsonToString':
      return JSON.stringify(only(first, values, 1));
    case 'States.StringToJson':
      return JSON.parse(text(only(first, values, 1))) as unknown;
    case 'States.Base64Decode':
      return Buffer.from(text(only(first, values, 1)), 'base64').toString('utf8');
    case 'States.ArrayGetItem':
      if (Array.isArray(only(first, values, 2)) && typeof second === 'number' && second in (first as unknown[])) {
        return (first as unknown[])[second];
      }
      throw new Error(`there is no item ${String(second)}`);
    default: {
      const given = values.map((_, index) => `$.values[${index}]`).join(', ');
      const template = { 'value.$': `${name}(${given})` };
      const state = { Type: 'Pass', Parameters: template, End: true };
      return ((await runAlone({ S: state }, { input: { values }, context })) as { value: unknown }).value;
    }
  }
}

function format([template = '', ...values]: readonly string[]): string {
  let used = 0;
  const filled = template.replaceAll(/\\([{}])|\{\}/g, (_, brace: string | undefined) => brace ?? values[used++] ?? '');
  if (used !== values.length) throw new Error(`it has ${values.length} values for ${used} placeholders`);
  return filled;
}

function scalar(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error('a list or an object can not be put into a text');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error('its argument must be a text');
}

function only(value: unknown, values: readonly unknown[], count: number): unknown {
  if (values.length !== count) throw new Error(`it takes ${count} arguments, not ${values.length}`);
  return value;
}
