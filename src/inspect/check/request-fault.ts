/** One thing for which a service would refuse what it is sent. */
export interface RequestFault {
  /** Where: `ResourceConfig.InstanceCount`, `Tags[0].Key`; empty for the whole. */
  path: string;
  /** The same as keys and indices, down to what is there: of a missing member, to what lacks it. */
  steps: readonly (string | number)[];
  what: string;
  rule: string;
  fix: string;
  /** The nearest right name or value. */
  nearest?: string;
}
