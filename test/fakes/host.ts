import type { Host } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/table.ts';
import type { Question } from '../../src/commands/question.ts';

/** A host as verbs see it, in a folder, answering questions from a list and remembering what it was told and asked. */
export interface FakeHost extends Host {
  asked: Question[];
  told: Parameters<Host['notify']>[0][];
  performed: { words: readonly string[]; cwd: string }[];
}

export function fakeHost(cwd: string, answers: readonly (string | boolean)[] = [], more: Partial<Host> = {}): FakeHost {
  const asked: Question[] = [];
  const told: FakeHost['told'] = [];
  const performed: FakeHost['performed'] = [];
  const left = [...answers];
  return {
    asked,
    told,
    performed,
    cwd,
    env: {},
    commands,
    signal: new AbortController().signal,
    interactive: answers.length > 0,
    notify: (progress) => void told.push(progress),
    readInput: async () => '',
    talk: async () => 0,
    ask: async (question) => {
      asked.push(question);
      return left.shift() ?? question.fallback;
    },
    perform: async (words, folder) => {
      performed.push({ words, cwd: folder });
      return 0;
    },
    ...more,
  };
}
