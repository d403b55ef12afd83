/**
 * Names as plain words, each another: `train-small` is `train_small`. Paths then need no quotes and brackets, which not all
 * interpreters read alike.
 */
export function plainKeys(names: Iterable<string>): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const plain = name.replaceAll(/[^A-Za-z0-9_]/gu, '_').replace(/^(?=[^A-Za-z_])/u, '_');
    let key = plain;
    for (let count = 2; taken.has(key); count++) key = `${plain}_${count}`;
    taken.add(key);
    keys.set(name, key);
  }
  return keys;
}
