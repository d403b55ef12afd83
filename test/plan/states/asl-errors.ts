import { createRequire } from 'node:module';
import type { StateMachine } from '../../../src/plan/flow/flow-plan.ts';

/** Has no types of its own, and writes into what it is given. */
const validate = createRequire(import.meta.url)('asl-validator') as (definition: StateMachine) => {
  errorsText(): string;
};

/** What asl-validator finds wrong in a definition; empty for a right one. */
export function aslErrors(definition: StateMachine): string {
  return validate(structuredClone(definition)).errorsText();
}
