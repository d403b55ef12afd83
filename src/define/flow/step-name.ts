/** The rule for names of steps: what pipelines take, which state machines take too. */
const pattern = /^[A-Za-z0-9](?:-*[A-Za-z0-9_])*$/u;
const longest = 64;

export const stepNameRule = 'letters, digits, _ and inner hyphens, starting with a letter or digit, at most 64';

export function isStepName(name: string): boolean {
  return name.length <= longest && pattern.test(name);
}

/** The nearest name that keeps to the rule. */
export function asStepName(text: string, fallback = 'step'): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_-]+/gu, '-').replace(/^[_-]+/u, '');
  return plain.slice(0, longest).replace(/-+$/u, '') || fallback;
}
