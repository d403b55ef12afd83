import type { State } from '../state.ts';

/** Every path and intrinsic function that a state evaluates against its input. */
export function codesIn(state: State): string[] {
  const { Parameters, ItemSelector, Choices, ItemsPath, CausePath, InputPath } = state;
  const rules = Choices === undefined ? [] : variablesIn(Choices);
  const paths = [ItemsPath, CausePath, InputPath].filter((path) => typeof path === 'string');
  return [...templateCodes(Parameters), ...templateCodes(ItemSelector), ...rules, ...paths];
}

/** Those of a payload template: the values of members that end in `.$`. */
export function templateCodes(template: unknown): string[] {
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, value]) =>
    key.endsWith('.$') && typeof value === 'string' ? [value] : templateCodes(value),
  );
}

function variablesIn(rule: unknown): string[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([key, value]) =>
    typeof value === 'string' && (key === 'Variable' || key.endsWith('Path')) ? [value] : variablesIn(value),
  );
}
