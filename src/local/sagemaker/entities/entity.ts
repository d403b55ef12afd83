/** What SageMaker keeps beside jobs, all in one table. */
export type EntityKind =
  | 'model'
  | 'model-package-group'
  | 'model-package'
  | 'hyper-parameter-tuning-job'
  | 'artifact'
  | 'action'
  | 'context'
  | 'trial-component';

/** A thing with a name and an ARN. Times are milliseconds since 1970. */
export interface Entity {
  kind: EntityKind;
  /** Unique among its kind. */
  name: string;
  arn: string;
  /** Its members as Describe tells them; each kind knows its own. */
  body: Readonly<Record<string, unknown>>;
  created: number;
  modified: number;
}

/** What is asked when listing. Each bound is inclusive of neither end. */
export interface EntityQuery {
  kind: EntityKind;
  nameContains?: string | undefined;
  createdAfter?: number | undefined;
  createdBefore?: number | undefined;
  modifiedAfter?: number | undefined;
  modifiedBefore?: number | undefined;
  /** Members of the body, by name or by a path from `$`, that must have these values. */
  having?: Readonly<Record<string, string | undefined>>;
  sortBy: 'Name' | 'CreationTime' | 'Status';
  descending: boolean;
  offset: number;
  limit: number;
}
