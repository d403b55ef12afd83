/** A key as people read it: `^D`, `↑`, `alt-b`. */
export function showKey(key: string): string {
  if (/^ctrl\+.$/.test(key)) return `^${key.slice('ctrl+'.length).toUpperCase()}`;
  return shown[key] ?? key.replaceAll('+', '-');
}

const shown: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: '⏎',
  esc: 'esc',
  '`': 'backquote',
};
