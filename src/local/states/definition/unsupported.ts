import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import { isExpression } from '../evaluate/fill-template.ts';
import { parseIntrinsic } from '../evaluate/parse-intrinsic.ts';
import { resourceRefusal } from '../tasks/resource-refusal.ts';
import { type Definition, insidesOf, type State } from './definition.ts';
import type { DefinitionFinding } from './finding.ts';

/** What a definition asks for that the service can do and the embedded one can't: it is refused rather than done wrong. */
export async function unsupported(definition: Definition, aws: Embedded, place = ''): Promise<DefinitionFinding[]> {
  const found: DefinitionFinding[] = [];
  if (language(definition) === 'JSONata')
    found.push(lacking('JSONata; write the state in JSONPath', `${place}/QueryLanguage`));
  for (const [name, state] of Object.entries(definition.States)) {
    const at = `${place}/States/${name}`;
    found.push(...missingIn(state, at), ...callsIn(state, at));
    const refusal = state.Resource === undefined ? undefined : await resourceRefusal(state.Resource, aws);
    if (refusal !== undefined) found.push({ code: 'INVALID_RESOURCE', message: refusal, location: `${at}/Resource` });
    for (const inside of insidesOf(state)) found.push(...(await unsupported(inside, aws, at)));
  }
  return found;
}

const fields: Readonly<Record<string, string>> = {
  Assign: 'variables (Assign)',
  Arguments: 'JSONata; write the state in JSONPath',
  Output: 'JSONata; write the state in JSONPath',
  Credentials: 'roles of other accounts (Credentials)',
  ItemReader: 'distributed Maps (ItemReader)',
  ItemBatcher: 'distributed Maps (ItemBatcher)',
  ResultWriter: 'distributed Maps (ResultWriter)',
  ToleratedFailureCount: 'distributed Maps (ToleratedFailureCount)',
  ToleratedFailurePercentage: 'distributed Maps (ToleratedFailurePercentage)',
};

function missingIn(state: State, place: string): DefinitionFinding[] {
  const found = Object.keys(state)
    .filter((field) => Object.hasOwn(fields, field))
    .map((field) => lacking(fields[field] as string, `${place}/${field}`));
  if (language(state) === 'JSONata')
    found.push(lacking('JSONata; write the state in JSONPath', `${place}/QueryLanguage`));
  const { Mode } = (insidesOf(state)[0] as { ProcessorConfig?: { Mode?: string } } | undefined)?.ProcessorConfig ?? {};
  if (Mode === 'DISTRIBUTED')
    found.push(lacking('distributed Maps; use the mode INLINE', `${place}/ItemProcessor/ProcessorConfig`));
  return found;
}

/** Calls that can't be read would only fail when they are reached. */
function callsIn(value: unknown, place: string): DefinitionFinding[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (inner.has(key)) return [];
    const at = `${place}/${key}`;
    if (!isExpression(key, each) || each.startsWith('$')) return callsIn(each, at);
    try {
      parseIntrinsic(each);
      return [];
    } catch (error) {
      const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call: ${messageOf(error)}`;
      return [{ code: 'SCHEMA_VALIDATION_FAILED', message, location: at }];
    }
  });
}

/** Fields whose states are looked at by themselves. */
const inner = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Result']);

function language(holder: object): unknown {
  return (holder as { QueryLanguage?: unknown }).QueryLanguage;
}

function lacking(what: string, location: string): DefinitionFinding {
  return { code: 'NOT_IN_EMBEDDED_AWS', message: `The embedded Step Functions has no ${what}`, location };
}
