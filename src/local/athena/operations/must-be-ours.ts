import { invalidRequest } from '../refusals.ts';

/** Refuses any catalog but the one there is; its name counts in any case. */
export function mustBeOurs(catalog: string): void {
  if (catalog.toLowerCase() !== 'awsdatacatalog') throw invalidRequest(`Data catalog ${catalog} was not found`);
}
