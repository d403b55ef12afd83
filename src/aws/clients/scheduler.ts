import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler';

/** In a module of its own, so that loading it brings this client alone. */
export function makeScheduler(config: SchedulerClientConfig): SchedulerClient {
  return new SchedulerClient(config);
}
