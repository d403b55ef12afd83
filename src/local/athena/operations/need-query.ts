import { openQueries } from '../queries/queries.ts';
import type { Query } from '../queries/query.ts';
import { invalidRequest } from '../refusals.ts';
import type { Embedded } from '../../embedded.ts';

/** The query of that id. Throws InvalidRequestException where there is none. */
export function needQuery({ state, now }: Embedded, id: string): Query {
  const query = openQueries(state, now).get(id);
  if (query === undefined) throw invalidRequest(`QueryExecution ${id} was not found`);
  return query;
}
