import { basename } from 'node:path';
import type { Env } from '../../base/env.ts';
import { splitWords } from '../../commands/parse/split-words.ts';

/** A place in a file; lines and columns count from 1. */
export interface FilePlace {
  /** Absolute. */
  path: string;
  line: number;
  column: number;
}

/** The words that open the person's editor at a place; `undefined` where VISUAL and EDITOR name none. */
export function editorWords(env: Env, place: FilePlace): [string, ...string[]] | undefined {
  const [editor, ...given] = splitWords(env['VISUAL'] || env['EDITOR'] || '');
  if (editor === undefined) return undefined;
  return [editor, ...given, ...placeWords(basename(editor).replace(/\.(?:exe|cmd)$/u, ''), given, place)];
}

/** Each family of editors has its own way to say where to begin; to one that is unknown only the file is given. */
function placeWords(editor: string, given: readonly string[], { path, line, column }: FilePlace): string[] {
  const at = `${path}:${line}:${column}`;
  if (lineFirst.has(editor)) return [`+${line}`, path];
  if (editor === 'nano' || editor === 'rnano') return [`+${line},${column}`, path];
  if (editor === 'emacs' || editor === 'emacsclient') return [`+${line}:${column}`, path];
  if (gotoFlag.has(editor)) return [...waiting(given), '--goto', at];
  if (behindColons.has(editor)) return [...(windowed.has(editor) ? waiting(given) : []), at];
  return [path];
}

const lineFirst: ReadonlySet<string> = new Set(
  'vi vim nvim vim.basic vim.tiny view ex gvim mvim elvis vis kak joe jmacs jstar rjoe mg ne pico micro mcedit'.split(
    ' ',
  ),
);
const gotoFlag: ReadonlySet<string> = new Set('code code-insiders codium cursor windsurf'.split(' '));
const behindColons: ReadonlySet<string> = new Set('hx helix subl zed zeditor mate'.split(' '));
const windowed: ReadonlySet<string> = new Set('subl zed zeditor mate'.split(' '));

/** A window of its own is waited for, so that what was changed is looked at afterwards. */
function waiting(given: readonly string[]): string[] {
  return given.some((word) => word === '--wait' || word === '-w') ? [] : ['--wait'];
}
