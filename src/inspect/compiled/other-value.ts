/**
 * Another value of the same form: a number one higher, a text with another digit, the opposite of a yes. What a choice of texts
 * or a text without digits would have to be is not known, and it gets an ending that some readers refuse.
 */
export function otherValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return otherText(value);
  if (Array.isArray(value)) return value.map(otherValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, otherValue(inner)]));
}

function otherText(text: string): string {
  const digit = /[1-8]/u;
  return digit.test(text) ? text.replace(digit, (found) => String(Number(found) + 1)) : `${text}_2`;
}
