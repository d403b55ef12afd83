import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import type { CodePlace } from './draft.ts';

/** Frames that may lie between a call and what it is called for; more would be looked up in vain. */
const deepest = 8;

/** The folders that hold this package's own code, as it is written and as it is built. */
export function ownFolders(): readonly string[] {
  return ['src', 'dist'].map((folder) => join(packageRoot(), folder, '/'));
}

/** The line of the user's that called into these folders; `undefined` where there is none, as in a REPL. */
export function placeOfCaller(own: readonly string[]): CodePlace | undefined {
  for (const { scriptName, lineNumber: line, columnNumber: column } of getCallSites(deepest)) {
    const file = pathOf(scriptName);
    if (isAbsolute(file) && !own.some((folder) => file.startsWith(folder))) return { file, line, column };
  }
  return undefined;
}

/** A module is named by a URL, behind which stands when it was changed. */
function pathOf(script: string): string {
  return script.startsWith('file:') ? fileURLToPath(script.replace(/[?#].*$/u, '')) : script;
}
