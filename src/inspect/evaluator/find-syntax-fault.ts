import { Script } from 'node:vm';

/** Where V8 can't read on: within the text, or because it ends too early. `undefined` for a text that it can read. */
export function findSyntaxFault(text: string): 'within' | 'at the end' | undefined {
  const fault = faultIn(`${head}${text}\n})`);
  if (fault === undefined) return undefined;
  // What V8 objects to only where another thing follows stands behind the text.
  return faultIn(`${head}${text}\n@`) === fault ? 'within' : 'at the end';
}

const head = '(async () => {\n';

function faultIn(code: string): string | undefined {
  try {
    return void new Script(code);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
