import type { StateMachine } from '../../flow/flow-plan.ts';
import type { State } from '../state.ts';
import { callFaults } from './call-faults.ts';
import { codesIn, templateCodes } from './codes-in.ts';
import { pathsIn } from './parse-call.ts';

type Machine = Pick<StateMachine, 'StartAt' | 'States'>;

const longestName = 80;

/**
 * What is wrong with a state machine of `compileStates` beyond its grammar, which asl-validator knows: names of states that
 * are too long or not unique, states that are never reached, intrinsic functions with too few or too many arguments, and
 * paths to results of steps that have not surely run before on every way there. In the order of the states.
 */
export function validateStates(machine: StateMachine): string[] {
  const names = namesIn(machine);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...twice.map((name) => `two states are called ${name}`),
    ...names
      .filter((name) => name.length > longestName)
      .map((name) => `${name} has more than ${longestName} characters`),
    ...machineFaults(machine, new Set()),
  ];
}

function namesIn({ States }: Machine): string[] {
  return Object.entries(States).flatMap(([name, state]) => [name, ...machinesIn(state).flatMap(namesIn)]);
}

function machinesIn({ Branches, ItemProcessor }: State): Machine[] {
  return [...((Branches as Machine[] | undefined) ?? []), ...(ItemProcessor ? [ItemProcessor as Machine] : [])];
}

/** Faults of the states of one level, of which `held` is what `$.steps` surely holds at its beginning. */
function machineFaults({ StartAt, States }: Machine, held: ReadonlySet<string>): string[] {
  const heldAt = new Map<string, ReadonlySet<string>>([[StartAt, held]]);
  const open = [StartAt];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const state = States[name];
    if (!state) continue;
    const after = heldAfter(state, heldAt.get(name) ?? new Set());
    for (const next of nextOf(state)) {
      const known = heldAt.get(next);
      const surely = known ? new Set([...known].filter((key) => after.has(key))) : after;
      if (known?.size === surely.size) continue;
      heldAt.set(next, surely);
      open.push(next);
    }
  }
  return Object.entries(States).flatMap(([name, state]) => {
    const here = heldAt.get(name);
    return here ? stateFaults(name, state, here) : [`${name} is never reached`];
  });
}

function nextOf({ Next, Default, Choices, Catch }: State): string[] {
  const inner = [...((Choices as State[] | undefined) ?? []), ...((Catch as State[] | undefined) ?? [])];
  return [Next, Default, ...inner.map((one) => one['Next'])].filter((next) => typeof next === 'string');
}

function stateFaults(name: string, state: State, held: ReadonlySet<string>): string[] {
  const codes = codesIn(state);
  const missing = codes.flatMap(pathsIn).flatMap((path) => {
    const key = keyIn(path);
    return key === undefined || held.has(key) ? [] : [`${name} reads ${path}, which nothing before it has surely made`];
  });
  const calls = [...codes, ...templateCodes(state['ResultSelector'])].flatMap(callFaults);
  const given = heldInside(state, held);
  return [
    ...missing,
    ...calls.map((fault) => `${name}: ${fault}`),
    ...machinesIn(state).flatMap((machine) => machineFaults(machine, given)),
  ];
}

/** The member of `$.steps` that a path leads to. */
function keyIn(path: string): string | undefined {
  return /^\$\.steps\.([A-Za-z0-9_]+)/u.exec(path)?.[1];
}

/** What `$.steps` holds after a state. */
function heldAfter(state: State, held: ReadonlySet<string>): ReadonlySet<string> {
  const { ResultPath, ResultSelector, Parameters, Type } = state;
  if (ResultPath === '$.steps') return new Set(keysOf(Type === 'Pass' ? Parameters : ResultSelector));
  const made = typeof ResultPath === 'string' ? keyIn(ResultPath) : undefined;
  return made === undefined ? held : new Set([...held, made]);
}

/** What `$.steps` holds at the beginning of a state's branches or items. */
function heldInside({ Parameters, ItemSelector }: State, held: ReadonlySet<string>): ReadonlySet<string> {
  const given = (ItemSelector ?? Parameters) as { steps?: object } | undefined;
  return given ? new Set(keysOf(given.steps)) : held;
}

function keysOf(template: unknown): string[] {
  return Object.keys(template ?? {}).map((key) => key.replace(/\.\$$/u, ''));
}
