import type { Finding } from '../finding.ts';

/** A name as the end of an environment variable: `MLX_INPUT_` + `DAY_2` for `day-2`. */
export function environmentName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** Names that a script could not tell apart, because their environment variables are the same. */
export function sameInEnvironment(table: 'params' | 'inputs' | 'outputs', names: readonly string[]): Finding[] {
  const firstOf = new Map<string, string>();
  return names.flatMap((name): Finding[] => {
    const variable = environmentName(name);
    const first = firstOf.get(variable);
    if (first === undefined) {
      firstOf.set(variable, name);
      return [];
    }
    const prefix = `MLX_${table.slice(0, -1).toUpperCase()}_`;
    return [
      {
        path: [table, name],
        at: 'key',
        what: `${table} ${JSON.stringify(first)} and ${JSON.stringify(name)} are the same in the environment`,
        rule: `each has its own variable, and both of these are ${prefix}${variable}`,
        fix: 'rename one of the two',
      },
    ];
  });
}
