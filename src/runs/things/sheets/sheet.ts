import type { Thing } from '../thing.ts';

/** A thing as a page tells of it: what is to be known at a glance, lists that belong to it, and what one goes on to from it. */
export interface Sheet {
  thing: Thing;
  facts: readonly SheetFact[];
  parts: readonly SheetPart[];
  links: readonly Thing[];
}

export interface SheetFact {
  name: string;
  /** A number is milliseconds since 1970. */
  value: string | number;
  isBad?: boolean;
}

export interface SheetPart {
  title: string;
  heads: readonly string[];
  /** Numbers are milliseconds since 1970. */
  rows: readonly (readonly (string | number)[])[];
}

/** The facts that are known. */
export function factsOf(given: Readonly<Record<string, string | number | Date | undefined>>): SheetFact[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || value === '') return [];
    return [{ name, value: value instanceof Date ? value.getTime() : value }];
  });
}
