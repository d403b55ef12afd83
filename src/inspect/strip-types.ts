import * as nodeModule from 'node:module';

/** A text without its TypeScript types, every other character in its place. What can't be parsed stays as it is: V8 says what is wrong. */
export function stripTypes(text: string): string {
  try {
    return nodeModule.stripTypeScriptTypes(text).trimEnd();
  } catch {
    return text;
  }
}
