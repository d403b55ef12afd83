import type { Place } from '../../base/fault.ts';
import type { RequestFault } from './request-fault.ts';

/** What a request, or a definition, would be refused for. */
export interface CheckedRequest {
  /** `CreateTrainingJob`, `pipeline definition`. */
  of: string;
  /** The file that it was read from. */
  file?: string;
  /** None where the service would take it. */
  faults: readonly PlacedFault[];
}

/** Its place in the file, where there is one. */
export type PlacedFault = RequestFault & { place?: Place };
