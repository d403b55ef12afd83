/** What stands in texts in place of a secret. */
const mask = '***';

/** Maps whose keys people choose, so that a key may say that its value is a secret. */
const free: ReadonlySet<string> = new Set([
  'Arguments',
  'DefaultArguments',
  'Environment',
  'EnvironmentVariables',
  'HyperParameters',
  'StaticHyperParameters',
  'Variables',
  'environment',
]);

const looksSecret = /pass(?:word|wd|phrase)|secret|credential|token|(?:api|access|private)[-_]?key|auth/i;

/**
 * The same data with `***` in place of secrets: values of environments, hyperparameters and arguments whose names say so, and
 * of pairs of `Name` and `Value`. `masked` names them by their paths.
 */
export function maskSecrets<T>(data: T): { data: T; masked: string[] } {
  const masked: string[] = [];
  return { data: walk(data, [], masked) as T, masked };
}

function walk(value: unknown, path: readonly string[], masked: string[]): unknown {
  if (Array.isArray(value)) return value.map((member, index) => walk(member, [...path, String(index)], masked));
  if (!isPlain(value)) return value;
  const isFree = free.has(path.at(-1) ?? '');
  const pairName = value['Name'] ?? value['name'] ?? value['Key'];
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const at = [...path, name];
      const isPair = /^value$/i.test(name) && typeof pairName === 'string' && looksSecret.test(pairName);
      if (typeof member === 'string' && (isPair || (isFree && looksSecret.test(name)))) {
        masked.push(at.join('.'));
        return [name, mask];
      }
      return [name, walk(member, at, masked)];
    }),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
