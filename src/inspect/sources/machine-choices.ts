import { machines, type Machine } from '../../plan/machines/machines.ts';
import type { Choice } from '../explanation.ts';

/** Instance types with what is known of each: those of which more than the name is known first, the cheapest first. */
export function machineChoices(types: readonly string[]): Choice[] {
  const known = new Map(machines().map((machine) => [machine.type, machine]));
  const choices = types.map((value) => ({ value, machine: known.get(value) }));
  return choices
    .toSorted((one, other) => priceIn(one.machine) - priceIn(other.machine))
    .map(({ value, machine }) => ({ value, ...(machine && { note: machineNote(machine) }) }));
}

/** `4 vCPU, 16 GiB, 1 T4, $0.736/h`. */
export function machineNote({ vcpu, memory, gpu, price, basis }: Machine): string {
  const parts = [
    `${vcpu} vCPU`,
    `${memory} GiB`,
    gpu,
    price === undefined ? undefined : `${basis === 'derived' ? '~' : ''}$${price}/h`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Machines without a price come after those with one, and those of which nothing is known last. */
function priceIn(machine: Machine | undefined): number {
  return machine ? (machine.price ?? 1e6) : 1e9;
}
