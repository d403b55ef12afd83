import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../fakes/storage.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage();
  storage.aws.objects.createBucket('data');
  await storage.aws.objects.put('data', 'k', Buffer.from('kept'));
});
afterEach(() => storage.close());

test.each([
  ['a line break in a header that is asked for', '/data/k?response-content-type=a%0d%0aX:%20y', 400, 'InvalidArgument'],
  [
    'a header that is asked for beyond Latin-1',
    '/data/k?response-content-disposition=%e2%82%ac',
    400,
    'InvalidArgument',
  ],
  ['a bucket that climbs', '/..%2f..%2fetc/passwd', 404, 'NoSuchBucket'],
  ['a key that climbs', '/data/..%2f..%2fstate.db', 404, 'NoSuchKey'],
  ['a path that is no UTF-8', '/data/%ff', 400, 'InvalidURI'],
])('%s is refused with an answer', async (_, path, status, code) => {
  const answer = await fetch(storage.url + path);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(`<Code>${code}</Code>`)]);
});

test.each([
  ['elements beyond measure in each other', '<a>'.repeat(100_000)],
  ['a tag without an end', `<${'a '.repeat(250_000)}`],
  ['comments without an end', '<!--'.repeat(125_000)],
  ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>'],
])('a document with %s is malformed', async (_, body) => {
  const answer = await fetch(`${storage.url}/data?delete`, { method: 'POST', body });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('MalformedXML')]);
});

test('filters nested beyond measure are refused, and the server goes on', async () => {
  const deep = 50_000;
  const nested = '{"SubExpressions":['.repeat(deep) + '{}' + ']}'.repeat(deep);
  const search = await fetch(storage.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'SageMaker.Search' },
    body: `{"Resource":"TrainingJob","SearchExpression":${nested}}`,
  });
  expect(search.status).toBeGreaterThanOrEqual(400);
  expect(await (await fetch(`${storage.url}/data/k`)).text()).toBe('kept');
});
