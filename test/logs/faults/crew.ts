import { lateHost, mild, rough, type HostHabits } from '../../fakes/cloudwatch/hosts.ts';
import type { Host, Job } from './follow-hosts.ts';

/** Milliseconds for which the hosts of a crew write. */
export const shift = 120_000;

/** Hosts that write little, begin within twenty seconds, and write to the job's end. */
export function crew(size: number, habits: Partial<HostHabits> = {}, base: HostHabits = mild): Host[] {
  return Array.from({ length: size }, (_, index) => ({
    name: `algo-${index + 1}`,
    habits: { ...base, rate: 0.04, ...habits },
    from: 1_000 + ((index * 7_919) % 20_000),
  }));
}

/** Hosts in rough conditions, the last of them 15 seconds late. */
export function roughCrew(size = 120): Host[] {
  const hosts = crew(size, {}, rough);
  return hosts.map((host, index) => (index === size - 1 ? { ...host, habits: { ...lateHost, rate: 0.5 } } : host));
}

/** A host that does all of it later. */
export function laterBy(ms: number, host: Host): Host {
  const { from = 0, to } = host;
  return { ...host, from: from + ms, ...(to === undefined ? {} : { to: to + ms }) };
}

/** A job that begins when its hosts do, and ends when they have written. */
export function jobOf(hosts: readonly Host[], more: Partial<Job> = {}): Job {
  return { name: 'train', hosts, ends: shift, ...more };
}

/** The same, but one more host wrote so much five minutes ago that nobody can read all of the log again and again. */
export function longJobOf(hosts: readonly Host[], more: Partial<Job> = {}): Job {
  const habits = { ...mild, rate: 430, bursts: { share: 0, size: [1, 1] as const } };
  return jobOf([{ name: 'algo-0', habits, from: -300_000, to: -295_000 }, ...hosts], more);
}
