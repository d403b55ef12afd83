import { expect, test } from 'vitest';
import { readZip } from '../../../src/local/lambda/read-zip.ts';
import { zip } from './zip.ts';

test('an archive gives its files with their contents, and which of them may be run', () => {
  const archive = zip([
    { name: 'app.py', text: 'x = 1' },
    { name: 'bin/', text: '', mode: 0o040755 },
    { name: 'bin/tool', text: '#!', mode: 0o100755 },
  ]);
  expect(readZip(archive).map(({ path, bytes, executable }) => [path, bytes.toString(), executable])).toEqual([
    ['app.py', 'x = 1', false],
    ['bin/tool', '#!', true],
  ]);
});

test.each(['../app.py', '/etc/passwd', 'a/../../b', 'a//b', 'C:\\x', 'a\\..\\b', './a', 'a\u0000b'])(
  'a name that could lead out of the folder is refused: %j',
  (name) => {
    expect(() => readZip(zip([{ name, text: '' }]))).toThrow(/leads out/);
  },
);

test('a link is refused wherever it leads', () => {
  expect(() => readZip(zip([{ name: 'a', text: 'b', mode: 0o120777 }]))).toThrow('"a" is a link');
});

test('a name that stands there twice is refused', () => {
  const twice = { name: 'a', text: 'b' };
  expect(() => readZip(zip([twice, twice]))).toThrow('twice');
});

test('an archive that claims more than Lambda takes is refused before it is unpacked', () => {
  const archive = zip([{ name: 'a', text: 'b' }]);
  archive.writeUInt32LE(300_000_000, archive.indexOf('PK\x01\x02') + 24);
  expect(() => readZip(archive)).toThrow('more than 262144000 bytes');
});

test('a file that unpacks to more than it claims is refused', () => {
  const archive = zip([{ name: 'a', text: 'x'.repeat(1000) }]);
  archive.writeUInt32LE(10, archive.indexOf('PK\x01\x02') + 24);
  expect(() => readZip(archive)).toThrow("can't be unpacked");
});

test.each([Buffer.alloc(0), Buffer.from('no archive'), zip([{ name: 'a', text: 'b' }]).subarray(10)])(
  'what is no whole archive is refused: %#',
  (archive) => {
    expect(() => readZip(archive)).toThrow(/no end|damaged/);
  },
);
