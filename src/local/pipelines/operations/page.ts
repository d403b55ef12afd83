import { nextPage, offsetOf } from '../../sagemaker/next-page.ts';

export interface PageRequest {
  MaxResults?: number;
  NextToken?: string;
}

/** The part of a list that a request asks for, and the token of what follows. */
export function page<T>(list: readonly T[], input: PageRequest, usual: number): { part: T[]; token?: string } {
  const { MaxResults: most = usual, NextToken: given, ...question } = input;
  const start = offsetOf(question, given);
  const end = start + most;
  return { part: list.slice(start, end), ...(end < list.length && { token: nextPage(question, end) }) };
}
