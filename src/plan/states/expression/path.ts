const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** Letters that may stand between the quotes of a path's name; others mean something to one reader of paths or another. */
const quotable = /^[^'"\\[\](),*?@$`~^\p{C}]+$/u;

/** The path of a member: `$.steps.train`, `$.steps['train-small']`, `$.steps.sizes[2]`. */
export function pathTo(base: string, ...members: readonly (string | number)[]): string {
  return members.reduce<string>((path, member) => {
    if (typeof member === 'number') return `${path}[${member}]`;
    return plainName.test(member) ? `${path}.${member}` : `${path}['${member}']`;
  }, base);
}

/** Whether a name can be a member in a path. */
export function fitsPath(name: string): boolean {
  return plainName.test(name) || quotable.test(name);
}

/** The members that a path as people write it names: `metrics.auc`, `a[0].b`, `a['b-c']`. */
export function membersOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\[['"]([^'"]*)['"]\]|([^.[\]]+)/gu)].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  );
}
