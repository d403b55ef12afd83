import { expect, test } from 'vitest';
import { plainText } from '../../../src/inspect/words/plain-text.ts';

test('paragraphs stand apart by an empty line and lose the white space of their source', () => {
  expect(plainText('<p>One\n         two.</p>\n  <p>Three.</p>')).toBe('One two.\n\nThree.');
});

test('a list has a line for each item, an ordered one its numbers, and what belongs to an item stands below its text', () => {
  const html =
    '<p>Take:</p><ul><li><p>one</p><p>more of it</p><ol><li>a</li><li>b</li></ol></li><li>two</li></ul><p>End.</p>';
  expect(plainText(html)).toBe('Take:\n- one\n  more of it\n  1. a\n  2. b\n- two\n\nEnd.');
});

test('terms stand before what they mean', () => {
  expect(plainText('<dl><dt>Permissions</dt><dd><p>You must have them.</p></dd></dl>')).toBe(
    '- Permissions:\n  You must have them.',
  );
});

test('code stands between backticks, with the white space outside and no gap before a comma', () => {
  expect(plainText('<p>Use<code> File </code>, or <code>Pipe</code> .</p>')).toBe('Use `File`, or `Pipe`.');
});

test('a note says that it is one, and a note that is a list says so above it', () => {
  expect(plainText('<note><p>Mind.</p></note><p>x</p>')).toBe('Note: Mind.\n\nx');
  expect(plainText('<important><ul><li>a</li></ul></important>')).toBe('Important:\n- a');
});

test('a link is its words', () => {
  expect(plainText('<p>See <a href="https://example.com/?a=1&amp;b=2">the guide</a>.</p>')).toBe('See the guide.');
});

test('what looks like a tag and is none is text', () => {
  expect(plainText('<p>s3://&lt;bucket&gt;/<region>/x < 3 &amp; y</p>')).toBe('s3://<bucket>/<region>/x < 3 & y');
});

test('tags that are never closed, closed twice or cut off do no harm', () => {
  expect(plainText('<ul><li>one <code>two</ul></ul></li></p><p>three <')).toBe('- one `two`\n\nthree <');
});
