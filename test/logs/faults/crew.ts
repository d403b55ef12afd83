import { lateHost, mild, rough, type HostHabits } from '../../fakes/cloudwatch/hosts.ts';
import type { Host, Job } from './follow-hosts.ts';

/** Milliseconds for which the hosts of a crew write. */
export const shift = 180_000;

/** A job of many hosts that write little, begin within twenty seconds, and write to the job's end. */
export function crew(size: number, habits: Partial<HostHabits> = {}, base: HostHabits = mild): Host[] {
  return Array.from({ length: size }, (_, index) => ({
    name: `algo-${index + 1}`,
    habits: { ...base, rate: 0.12, ...habits },
    from: 1_000 + ((index * 7_919) % 20_000),
  }));
}

/** 120 hosts in rough conditions, the last of them 15 seconds late. */
export function roughCrew(size = 120): Host[] {
  const hosts = crew(size, {}, rough);
  return hosts.map((host, index) => (index === size - 1 ? { ...host, habits: { ...lateHost, rate: 0.5 } } : host));
}

/** A job that ends when its hosts have written. */
export function jobOf(hosts: readonly Host[], more: Partial<Job> = {}): Job {
  return { name: 'train', hosts, ends: shift, ...more };
}
