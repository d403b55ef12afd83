import type { Integration } from './integration.ts';

/** What the `Resource` of a task names. */
export type Resource =
  | { kind: 'function'; arn: string }
  | { kind: 'optimised'; service: string; action: string; pattern: Integration['pattern']; version?: string }
  | { kind: 'sdk'; service: string; action: string; pattern: Integration['pattern'] };

/** Reads a `Resource`; undefined where it is none that the service knows the form of. */
export function parseResource(text: string): Resource | undefined {
  if (/^arn:[\w-]+:lambda:[\w-]*:\d*:function:[\w-]+(:[\w$-]+)?$/.test(text)) return { kind: 'function', arn: text };
  const parts = /^arn:[\w-]+:states:[\w-]*:\d*:(aws-sdk:)?([\w-]+):(\w+)(\.sync(:2)?|\.waitForTaskToken)?$/.exec(text);
  if (!parts) return undefined;
  const [, sdk, service = '', action = '', suffix, version] = parts;
  const pattern = suffix === undefined ? 'call' : suffix.startsWith('.sync') ? 'sync' : 'token';
  if (sdk) return { kind: 'sdk', service, action, pattern };
  return { kind: 'optimised', service, action, pattern, ...(version && { version }) };
}

/** The action with its pattern, as the history tells it: `startExecution.sync:2`. */
export function resourceName(resource: Exclude<Resource, { kind: 'function' }>): string {
  const version = resource.kind === 'optimised' ? (resource.version ?? '') : '';
  const suffixes = { call: '', sync: `.sync${version}`, token: '.waitForTaskToken' };
  return `${resource.action}${suffixes[resource.pattern]}`;
}
