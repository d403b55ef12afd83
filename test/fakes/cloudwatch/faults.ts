import type { LogsOperation } from './operations.ts';
import type { StoredEvent } from './log-groups.ts';
import { seededRandom, type Random } from './random.ts';
import { NetworkFault, Refusal } from './refusal.ts';
import { undistorted, type Distortion } from './take-page.ts';

/** What goes wrong for a while. Times are milliseconds since the service began. */
export type Fault = FaultKind & {
  from: number;
  until: number;
  /** The share of the calls that it strikes; all where it is absent. */
  share?: number;
  /** Strikes only these operations, and only calls for this group. */
  operations?: readonly LogsOperation[];
  group?: string;
};

export type FaultKind =
  | { kind: 'throttle' }
  /** Only calls that go on with a token. */
  | { kind: 'throttle-mid-page' }
  /** Others use this much of each quota, 0 to 1. */
  | { kind: 'others'; use: number }
  | { kind: 'server-error' }
  /** No connection comes about, or it breaks. */
  | { kind: 'cut' }
  /** The call is taken and never answered. */
  | { kind: 'silent' }
  | { kind: 'no-name' }
  | { kind: 'expired-credentials' }
  | { kind: 'denied' }
  /** Each answer lacks some of its events. */
  | { kind: 'partial'; omitted: number }
  /** Some events that came in within this time are not shown until it has passed. */
  | { kind: 'hidden'; omitted: number }
  | { kind: 'empty-pages'; pages: number }
  | { kind: 'overlap'; events: number }
  | { kind: 'short-pages'; events: number }
  | { kind: 'same-token' }
  | { kind: 'short-tokens'; life: number };

/** A call as faults see it. `at`: milliseconds since the service began. */
export interface StruckCall {
  operation: LogsOperation;
  group: string | undefined;
  hasToken: boolean;
  at: number;
}

/** What happens to a call, drawn anew for each. */
export interface Strike {
  /** The call gets this instead of an answer, after `delay` milliseconds. */
  failure?: { error: Error; delay: number };
  /** The call never gets an answer. */
  isSilent: boolean;
  /** How much of the quota others use. */
  others: number;
  /** Milliseconds for which tokens are known. */
  tokenLife: number;
  distortion: Distortion;
}

/** Tokens live a day. */
const tokenLife = 86_400_000;

export function faultPlan(
  faults: readonly Fault[],
  seed: string | number,
  began: number,
): (call: StruckCall) => Strike {
  const random = seededRandom('faults', seed);
  return (call) => {
    const struck = faults.filter((fault) => strikes(fault, call, random));
    return {
      failure: struck.map((fault) => failureOf(fault, random)).find((failure) => failure !== undefined),
      isSilent: struck.some(({ kind }) => kind === 'silent'),
      others: Math.max(0, ...struck.map((fault) => (fault.kind === 'others' ? fault.use : 0))),
      tokenLife: Math.min(tokenLife, ...struck.map((fault) => (fault.kind === 'short-tokens' ? fault.life : Infinity))),
      distortion: struck.reduce((all, fault) => distort(all, fault, random, began), undistorted),
    };
  };
}

function strikes(fault: Fault, { operation, group, hasToken, at }: StruckCall, random: Random): boolean {
  return (
    at >= fault.from &&
    at < fault.until &&
    (fault.operations?.includes(operation) ?? true) &&
    (fault.group === undefined || fault.group === group) &&
    (fault.kind !== 'throttle-mid-page' || hasToken) &&
    random.chance(fault.share ?? 1)
  );
}

function failureOf(fault: Fault, random: Random): Strike['failure'] {
  switch (fault.kind) {
    case 'throttle':
    case 'throttle-mid-page':
      return { error: new Refusal('ThrottlingException', 'Rate exceeded'), delay: 0 };
    case 'server-error':
      return { error: serverError(random), delay: random.between(0, 3_000) };
    case 'cut':
      return random.pick([
        { error: new NetworkFault('ECONNRESET'), delay: 0 },
        { error: new NetworkFault('ECONNREFUSED'), delay: 0 },
        { error: new NetworkFault('EHOSTUNREACH'), delay: 1_000 },
        { error: new NetworkFault('ETIMEDOUT'), delay: 5_000 },
      ]);
    case 'no-name':
      return { error: new NetworkFault(random.pick(['ENOTFOUND', 'EAI_AGAIN'])), delay: 0 };
    case 'expired-credentials':
      return {
        error: new Refusal('ExpiredTokenException', 'The security token included in the request is expired'),
        delay: 0,
      };
    case 'denied':
      return { error: denied(fault.group ?? '*'), delay: 0 };
    case 'others':
    case 'silent':
    case 'partial':
    case 'hidden':
    case 'empty-pages':
    case 'overlap':
    case 'short-pages':
    case 'same-token':
    case 'short-tokens':
      return undefined;
  }
}

function serverError(random: Random): Refusal {
  return random.pick([
    new Refusal('ServiceUnavailableException', 'The service cannot complete the request.', 503),
    new Refusal('InternalFailure', 'The request processing has failed because of an unknown error.', 500),
    new Refusal('InternalServerError', 'An internal error occurred.', 500),
  ]);
}

function denied(group: string): Refusal {
  const resource = `arn:aws:logs:us-east-1:123456789012:log-group:${group}:log-stream:`;
  return new Refusal(
    'AccessDeniedException',
    `User: arn:aws:sts::123456789012:assumed-role/reader/mlx is not authorized to perform: logs:FilterLogEvents on resource: ${resource} because no identity-based policy allows the logs:FilterLogEvents action`,
  );
}

function distort(all: Distortion, fault: Fault, random: Random, began: number): Distortion {
  switch (fault.kind) {
    case 'partial':
      return { ...all, omits: (event) => all.omits(event) || random.chance(fault.omitted) };
    case 'hidden':
      return { ...all, omits: (event) => all.omits(event) || isHidden(event, fault, began) };
    case 'empty-pages':
      return { ...all, emptyPages: fault.pages };
    case 'overlap':
      return { ...all, overlap: fault.events };
    case 'short-pages':
      return { ...all, mostEvents: fault.events };
    case 'same-token':
      return { ...all, repeatsToken: true };
    case 'throttle':
    case 'throttle-mid-page':
    case 'others':
    case 'server-error':
    case 'cut':
    case 'silent':
    case 'no-name':
    case 'expired-credentials':
    case 'denied':
    case 'short-tokens':
      return all;
  }
}

/** Always the same events, so that asking again does not help. */
function isHidden({ ingestion, serial }: StoredEvent, fault: Fault & { omitted: number }, began: number): boolean {
  return ingestion >= began + fault.from && seededRandom('hidden', fault.from, serial).chance(fault.omitted);
}
