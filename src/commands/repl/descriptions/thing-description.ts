import type { Explanation } from '../../../inspect/explanation.ts';
import type { Thing } from '../../../runs/things/thing.ts';

/** What `models.delays?` and `runs[0]?` tell: what it is, how it is, and what leads on. */
export function describeThing({ kind, name, arn, status, changed, note }: Thing): Explanation {
  const quoted = `'${name}'`;
  const facts = [
    { name: 'status', text: status ?? '' },
    { name: kind === 'run' ? 'made' : 'changed', text: changed === undefined ? '' : timeText(changed) },
    { name: 'arn', text: arn ?? '' },
    { name: 'raw', text: '`x??`, with `x` as it was asked here: the answer of its service and the call' },
    ...(kind === 'run'
      ? [{ name: 'goes on', text: `\`show(${quoted})\`, \`why(${quoted})\`, \`logs(${quoted})\`, \`cost(${quoted})\`` }]
      : []),
  ];
  return {
    name,
    type: note === undefined ? kind : `${kind}, ${note}`,
    facts: facts.filter(({ text }) => text !== ''),
    fields: [],
  };
}

/** `2026-11-20 10:15:00`, in UTC. */
export function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
