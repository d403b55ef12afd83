import type { ThingBench, WholeQuery } from '../list-things.ts';

/** What a service is asked for by name, and what of its answer is wanted. */
export interface NamesOfScope {
  contains?: string;
  isWanted: (name: string) => boolean;
}

/** What mlx deploys for a project has names that begin with the project's. */
export function namesOfScope(
  { project }: Pick<ThingBench, 'project'>,
  { scope, contains }: Pick<WholeQuery, 'scope' | 'contains'>,
): NamesOfScope {
  const wanted = contains ?? '';
  if (scope === 'account') return { contains: legal(wanted), isWanted: (name) => name.includes(wanted) };
  return {
    contains: legal(wanted === '' ? project.name : wanted),
    isWanted: (name) => name.startsWith(project.name) && name.includes(wanted),
  };
}

/** A service refuses to look for what no name can hold; it is then looked for here. */
function legal(contains: string): string | undefined {
  return /^[a-zA-Z0-9-]{1,63}$/u.test(contains) ? contains : undefined;
}
