import { expect, test } from 'vitest';
import { openerOf } from '../../../src/tui/programs/open-on-desktop.ts';
import { editorWords } from '../../../src/tui/programs/editor-words.ts';

const place = { path: "/p/jobs/it's.py", line: 7, column: 3 };
const { path } = place;

test.each([
  ['vim', ['vim', '+7', path]],
  ['/usr/bin/nvim -u NONE', ['/usr/bin/nvim', '-u', 'NONE', '+7', path]],
  ['nano', ['nano', '+7,3', path]],
  ['emacsclient -t', ['emacsclient', '-t', '+7:3', path]],
  ['code', ['code', '--wait', '--goto', `${path}:7:3`]],
  ['code -w', ['code', '-w', '--goto', `${path}:7:3`]],
  ['hx', ['hx', `${path}:7:3`]],
  ['subl', ['subl', '--wait', `${path}:7:3`]],
  ['"/opt/my editor/ed" --x', ['/opt/my editor/ed', '--x', path]],
])('%s begins at the line, in words that no shell reads', (editor, words) => {
  expect(editorWords({ EDITOR: editor }, place)).toEqual(words);
});

test('VISUAL goes before EDITOR, and without either there are no words', () => {
  expect(editorWords({ VISUAL: 'hx', EDITOR: 'vi' }, place)?.[0]).toBe('hx');
  expect(editorWords({ VISUAL: '', EDITOR: '' }, place)).toBeUndefined();
});

test('what an editor is called holds no command of a shell', () => {
  expect(editorWords({ EDITOR: 'vi; rm -rf /' }, place)?.slice(0, 4)).toEqual(['vi;', 'rm', '-rf', '/']);
});

test('an address is opened only where there is a desktop', () => {
  expect(openerOf({}, 'linux')).toBeUndefined();
  expect(openerOf({ WAYLAND_DISPLAY: 'w' }, 'linux')).toBe('xdg-open');
  expect(openerOf({}, 'darwin')).toBe('open');
});
