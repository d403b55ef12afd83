/** What came from what: data, jobs, models and runs, as SageMaker's lineage has it. */
export interface LineageGraph {
  /** The entity that was asked about. */
  about: string;
  nodes: readonly LineageNode[];
  edges: readonly LineageEdge[];
}

export interface LineageNode {
  /** ARN of the entity. */
  id: string;
  kind: 'data' | 'table' | 'model' | 'image' | 'job' | 'run' | 'package' | 'endpoint' | 'other';
  /** As people read it: a table's name, a run's, or the S3 URI. */
  name: string;
  uri?: string;
  created?: number;
}

export interface LineageEdge {
  from: string;
  to: string;
  /** `ContributedTo`, `Produced`, `DerivedFrom`, `AssociatedWith`, `SameAs`. */
  association: string;
}
