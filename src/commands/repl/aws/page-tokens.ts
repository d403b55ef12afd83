import type { Service } from '../../../limits/operations.ts';
import { words } from '../../../inspect/words/words.ts';

/** Where a list of a service goes on: the member of its answer that becomes a member of the next request. */
export interface PageTokens {
  given: string;
  answered: string;
}

const pairs: readonly PageTokens[] = [
  ...['NextToken', 'nextToken'].map((name) => ({ given: name, answered: name })),
  { given: 'ContinuationToken', answered: 'NextContinuationToken' },
  { given: 'KeyMarker', answered: 'NextKeyMarker' },
  { given: 'Marker', answered: 'NextMarker' },
];

/** Undefined for an operation that answers at once. */
export function pageTokens(service: Service, operation: string): PageTokens | undefined {
  const { request, response } = words.operation(service, operation) ?? {};
  const asked = membersOf(service, request);
  const answers = membersOf(service, response);
  return pairs.find(({ given, answered }) => Object.hasOwn(asked, given) && Object.hasOwn(answers, answered));
}

function membersOf(service: Service, shape: string | undefined): object {
  return (shape === undefined ? undefined : words.shape(service, shape)?.members) ?? {};
}
