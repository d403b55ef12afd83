/** What a service answered, without what the SDK adds to it. */
export function told(answer: object): object {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== '$metadata'));
}
