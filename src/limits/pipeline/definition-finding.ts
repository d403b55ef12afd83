/** Something that the service refuses in a pipeline definition, or that could not work when it runs. */
export interface DefinitionFinding {
  /** The name of the step; empty for the definition as a whole. */
  step: string;
  what: string;
  rule: string;
  fix: string;
}

/** A value of the definition as a message shows it; it may be long, and anything. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

const longest = 80;

/** Some names of many. */
export function listed(names: readonly string[]): string {
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

const most = 12;
