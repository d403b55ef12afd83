/** A query that was accepted and then failed. `message` is what GetQueryExecution tells as StateChangeReason. */
export class QueryFailure extends Error {
  /** 1 the service, 2 the user, 3 other. */
  readonly category: 1 | 2 | 3;
  /** Athena's numbers: 1000 user, 1001 data, 1003 DDL, 1301 not found, 401 writing of results. */
  readonly type: number;

  constructor(message: string, more: { category?: 1 | 2 | 3; type?: number } = {}) {
    super(message);
    this.name = 'QueryFailure';
    this.category = more.category ?? 2;
    this.type = more.type ?? 1000;
  }
}
