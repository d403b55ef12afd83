import type { Explanation } from '../explanation.ts';
import type { About } from './source.ts';

/** What of a machine's key depends on where jobs run. */
export function hereFact(key: string, { where, region }: About): Explanation['facts'] {
  if (key !== 'instance' || where === undefined) return [];
  if (where === 'local') {
    return [{ name: 'here', text: 'jobs run on this machine: any of these may be named, and nothing is charged' }];
  }
  const priced = region === undefined || region === 'us-east-1' ? '' : `; ${region} has prices of its own`;
  return [
    {
      name: 'here',
      text: `${where}${region === undefined ? '' : `, ${region}`}: prices are on demand in us-east-1${priced}; how many you may have at once is a quota of your account`,
    },
  ];
}
