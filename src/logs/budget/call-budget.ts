export type LogsApi = 'FilterLogEvents' | 'GetLogEvents' | 'DescribeLogStreams';

/** What a call is for, the most urgent first. */
export const priorities = ['visible', 'tail', 'idle', 'discovery', 'history'] as const;

export type Priority = (typeof priorities)[number];

/** Which calls of CloudWatch Logs may be made when: half of the account's quota, shared by all processes of mlx. */
export interface CallBudget {
  /** Waits for its turn. Throws an `AbortError` when the signal is given. */
  take(api: LogsApi, priority: Priority, signal: AbortSignal): Promise<void>;
  /** How a call ended: throttling makes the budget smaller for a while, for all. */
  tell(api: LogsApi, outcome: 'done' | 'throttled'): void;
  /** Share of the quota that was used lately by all processes of mlx, 0 to 1; the highest of the APIs. */
  used(): number;
}
