/** An object of a definition that may be anyone's: nothing is known of its members. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A step as it stands in a definition. */
export interface DefinitionStep {
  /** As written; `step 3` where it has no name that is text. */
  name: string;
  type: string;
  /** Empty where it has none. */
  arguments: Json;
  body: Json;
  /** The condition step in whose branch it lies. */
  inside?: string;
}

/** Every step, those of branches right after their condition. What is no object is left out. */
export function stepsOf(list: unknown, inside?: string): DefinitionStep[] {
  return listOf(list).flatMap((body, index) => {
    if (!isJson(body)) return [];
    const name = typeof body['Name'] === 'string' ? body['Name'] : `step ${index + 1}`;
    const written = isJson(body['Arguments']) ? body['Arguments'] : {};
    const type = typeof body['Type'] === 'string' ? body['Type'] : '';
    const step: DefinitionStep = { name, type, arguments: written, body, ...(inside !== undefined && { inside }) };
    const branches = type === 'Condition' ? [written['IfSteps'], written['ElseSteps']] : [];
    return [step, ...branches.flatMap((branch) => stepsOf(branch, name))];
  });
}

/** The items of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
