import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/local/wire/page-guard.ts';

describe('the guard against web pages', () => {
  it.each(['127.0.0.1:4566', 'localhost:4566', 'LOCALHOST:4566', '[::1]:4566', 'my-bucket.localhost:4566'])(
    'lets pass what is sent to %s',
    (host) => {
      expect(refusalOf({ host }, 4566)).toBeUndefined();
    },
  );

  it.each([
    'evil.example:4566',
    '127.0.0.1:80',
    '127.0.0.1',
    'localhost.evil.example:4566',
    '127.0.0.1.evil.example:4566',
    '',
  ])('refuses what is sent to "%s"', (host) => {
    expect(refusalOf({ host }, 4566)).toMatch(/^Host must be/);
  });

  it('refuses a request without a Host', () => {
    expect(refusalOf({}, 4566)).toMatch(/^Host must be/);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:4566'])('refuses the Origin %s', (origin) => {
    expect(refusalOf({ host: 'localhost:4566', origin }, 4566)).toMatch(/Origin/);
  });

  it.each(['cross-site', 'same-site', 'same-origin'])('refuses the Sec-Fetch-Site %s', (site) => {
    expect(refusalOf({ host: 'localhost:4566', 'sec-fetch-site': site }, 4566)).toMatch(/Sec-Fetch-Site/);
  });
});
