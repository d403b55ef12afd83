import type { Lists } from './lists/lists.ts';
import type { ProjectWords } from './schema.ts';

/** What completion knows of a project, without asking while one types. */
export interface KeptWords {
  now: () => ProjectWords;
  /** Reads heads and flows again where they were read long ago; nothing is asked of AWS. */
  refresh: () => Promise<void>;
  /** Takes up what a line has read anyway. */
  take: (list: string, read: object) => void;
}

/** Milliseconds for which heads and flows hold. */
const fresh = 3000;

export function openProjectWords(lists: Lists): KeptWords {
  let words: ProjectWords = { jobs: [], flows: [], runs: [], tables: [] };
  let readAt = -Infinity;
  const take = (list: string, read: object) => {
    const items = read as readonly { name: string }[];
    if (list === 'jobs' || list === 'flows') words = { ...words, [list]: items.filter((item) => !('error' in item)) };
    if (list === 'runs' || list === 'tables') words = { ...words, [list]: items.map(({ name }) => name) };
  };
  return {
    now: () => words,
    refresh: async () => {
      if (Date.now() - readAt < fresh) return;
      const [jobs, flows] = await Promise.all([lists.read('jobs'), lists.read('flows')]);
      take('jobs', jobs);
      take('flows', flows);
      readAt = Date.now();
    },
    take,
  };
}
