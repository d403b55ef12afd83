import { awsName } from '../aws/aws-refusal.ts';
import type { Page } from './fetch-page.ts';

/** Where in time and in the service's paging a page begins. */
export interface PageStart {
  /** Inclusive, milliseconds since 1970. */
  startTime: number;
  nextToken: string | undefined;
}

/**
 * All pages from a time on. An empty page is no end, a token that comes back is; a token that the service no longer knows is
 * given up for the time of the last event, so that some events come twice.
 */
export async function* readPages(from: number, fetch: (start: PageStart) => Promise<Page>): AsyncGenerator<Page> {
  let start: PageStart = { startTime: from, nextToken: undefined };
  let reached = from;
  for (;;) {
    let page: Page;
    try {
      page = await fetch(start);
    } catch (error) {
      const expired = start.nextToken !== undefined && awsName(error) === 'InvalidParameterException';
      if (!expired || reached === start.startTime) throw error;
      start = { startTime: reached, nextToken: undefined };
      continue;
    }
    yield page;
    if (page.next === undefined || page.next === start.nextToken) return;
    reached = Math.max(reached, page.events.at(-1)?.timestamp ?? reached);
    start = { startTime: start.startTime, nextToken: page.next };
  }
}
