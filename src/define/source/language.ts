import type { Language } from '../definition.ts';

const languageOfEnding: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.ts': 'typescript',
  '.sh': 'shell',
  '.R': 'r',
  '.r': 'r',
};

/** Endings of files that can hold a head. */
export const scriptEndings: readonly string[] = Object.keys(languageOfEnding);

/** The ending of a file that describes a job in TypeScript, with `defineJob()`. */
export const jobModuleEnding = '.job.ts';

/** The language of a script by its ending; `undefined` where mlx knows none. */
export function languageOf(path: string): Language | undefined {
  const ending = /\.[^./\\]+$/.exec(path)?.[0] ?? '';
  return Object.hasOwn(languageOfEnding, ending) ? languageOfEnding[ending] : undefined;
}

/** What starts a comment, and so every line of a head, in that language. */
export function commentMark(language: Language): '#' | '//' {
  switch (language) {
    case 'javascript':
    case 'typescript':
      return '//';
    case 'python':
    case 'shell':
    case 'r':
      return '#';
  }
}
