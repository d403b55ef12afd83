import type { LogTarget } from './log-target.ts';

/** Streams of one log group, which have no end: all of them, or those whose names begin with `prefix`. */
export function groupTarget(words: readonly string[], group: string, prefix = ''): LogTarget {
  const [name = group] = words;
  const source = { id: name, group, streams: { prefix }, run: group };
  return {
    name,
    words,
    isOver: false,
    hasSteps: false,
    watch: async (tell) => tell({ kind: 'source', source }),
  };
}
