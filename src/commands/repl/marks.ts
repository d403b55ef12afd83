import type { KnownObjects } from '../../inspect/values/known.ts';
import type { Descriptions } from './descriptions/descriptions.ts';
import type { Drawings } from './drawings.ts';

/** Where what is known of the lists' members is kept. */
export interface Marks {
  drawings: Drawings;
  descriptions: Descriptions;
  known: KnownObjects;
}
