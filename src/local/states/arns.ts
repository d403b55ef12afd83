import type { Identity } from '../embedded.ts';

export function machineArn(name: string, identity: Identity): string {
  return `${prefixOf(identity)}:stateMachine:${name}`;
}

export function executionArn(machine: string, name: string, identity: Identity): string {
  return `${prefixOf(identity)}:execution:${machine}:${name}`;
}

function prefixOf({ partition, region, account }: Identity): string {
  return `arn:${partition}:states:${region}:${account}`;
}
