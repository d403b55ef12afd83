/* oxlint-disable no-control-regex -- control characters are what this file is about */

/** Beyond what JSON escapes by itself: controls that a terminal obeys or hides, and those that turn the order of text around. */
const unsafe = /[\x7F-\x9F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

/** JSON that shows the same on every screen, and reads back as the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(unsafe, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
