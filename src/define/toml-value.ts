/** A value as one line of TOML; `JSON.stringify` quotes a text as TOML does, but for U+007F. */
export function tomlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${tomlKey(key)} = ${tomlValue(inner)}`);
    return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}';
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    return String(value).replace('Infinity', 'inf').toLowerCase();
  return JSON.stringify(value)?.replaceAll('\u007f', String.raw`\u007f`) ?? '""';
}

/** A key as TOML: bare where it may be. */
export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

/** The same, cut to what fits into a sentence. */
export function shortValue(value: unknown): string {
  const text = tomlValue(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
