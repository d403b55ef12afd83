import { operations } from '../../limits/operations.ts';
import { limitsSource } from '../../limits/tables.ts';
import type { Learned } from '../compiled/learned.ts';
import type { Explanation } from '../explanation.ts';
import { machineChoices } from '../sources/machine-choices.ts';
import { exampleValue } from '../example/example-value.ts';
import type { Source } from '../sources/source.ts';
import { firstSentence } from '../words/first-sentence.ts';
import type { Words } from '../words/words.ts';
import { findSpots, services, type FoundSpot } from './find-spot.ts';
import { requestUses } from './request-uses.ts';
import { ruleWords } from './rule-words.ts';
import { answerOf, heldBy, membersOf } from './spot.ts';
import { choicesOf, typeWords } from './type-words.ts';
import { wordsOfPattern } from './words-of-pattern.ts';

/** Requests, answers and shapes of AWS: what the service accepts, in AWS's own words, and what of mlx decides on it. */
export function requestSource(words: Words, learned: Learned): Source {
  return {
    title: 'Requests that mlx sends',
    names: () => [...services, ...services.flatMap((service) => [...operations[service]])],
    complete: (begun) => namesInWords(begun, words),
    explain: (name) => {
      const [found, ...others] = findSpots(name, words);
      if (found) return explanationOf(found, others, words, learned);
      return explainChoice(name, words) ?? explainService(name, words);
    },
  };
}

/** Fewer letters would begin too many names. */
const leastBegun = 3;
const mostCompleted = 200;

function namesInWords(begun: string, words: Words): string[] {
  if (begun.length < leastBegun || begun.includes('.')) return [];
  const all = services.flatMap((service) => [...words.operations(service), ...words.shapes(service)]);
  return all.filter((name) => name.startsWith(begun)).slice(0, mostCompleted);
}

function explanationOf(found: FoundSpot, others: readonly FoundSpot[], words: Words, learned: Learned): Explanation {
  const { name, kind, top, spot } = found;
  const { service } = spot;
  const isWhole = found.steps.length === 0;
  const operation = isWhole && kind !== 'shape' ? words.operation(service, top) : undefined;
  const shape = words.shape(service, heldBy(spot).type);
  const doc = operation?.doc ?? spot.doc ?? shape?.doc;
  const choices = choicesOf(spot, words);
  const type = isWhole ? wholeType(found) : typeWords(spot, words);
  const source = [limitsSource(service), words.source(service)].filter((text) => text !== undefined);
  return {
    name,
    type: spot.required && !isWhole ? `${type}, required` : type,
    ...(doc !== undefined && { doc }),
    facts: [
      ...limitFacts(found, words),
      ...exampleFact(found),
      ...wholeFacts(found, words),
      ...alsoFact(found, others),
    ],
    ...(choices.length > 0 && { choices: choicesWithNotes(choices) }),
    uses: requestUses(found, learned),
    fields: membersOf(spot, words).map((member) => ({
      name: member.name,
      type: typeWords(member.spot, words),
      required: member.spot.required,
      ...docOf(member.spot.doc ?? words.shape(service, heldBy(member.spot).type)?.doc),
      ...ruleOf(member.spot.limit),
    })),
    source: source.join(', '),
  };
}

function wholeType({ kind, spot, top }: FoundSpot): string {
  switch (kind) {
    case 'request':
      return `request of ${spot.service}`;
    case 'answer':
      return `answer of ${top} of ${spot.service}`;
    case 'shape':
      return `shape of ${spot.service}`;
  }
}

function limitFacts({ spot, kind, steps }: FoundSpot, words: Words): Explanation['facts'] {
  const inner = heldBy(spot).limit;
  const rule = spot.limit && ruleWords(spot.limit);
  const innerRule = inner && inner !== spot.limit ? ruleWords(inner) : undefined;
  const pattern = inner?.type === 'string' ? inner.pattern : undefined;
  const told = `${rule ?? ''}${innerRule ?? ''}`;
  const unknown = kind === 'request' && steps.length === 0 && spot.limit === undefined;
  return [
    ...(rule === undefined ? [] : [{ name: 'rule', text: rule }]),
    ...(innerRule === undefined ? [] : [{ name: 'each', text: innerRule }]),
    ...(pattern === undefined || told.includes(pattern) || wordsOfPattern(pattern) === ''
      ? []
      : [{ name: 'pattern', text: pattern }]),
    ...(unknown ? [{ name: 'limits', text: 'unknown to mlx, which does not send this; the fields are AWS’s' }] : []),
    ...(inner?.type === 'structure' && inner.union ? [{ name: 'choose', text: 'exactly one field' }] : []),
    ...(spot.within !== undefined && heldBy(spot).type !== '' && words.shape(spot.service, heldBy(spot).type)
      ? [{ name: 'shape', text: heldBy(spot).type }]
      : []),
  ];
}

/** A smallest value that the service takes there; of a whole request `mlx example` shows it. */
function exampleFact({ spot, steps, top }: FoundSpot): Explanation['facts'] {
  const [member] = steps.slice(-1);
  if (!spot.limit) return [];
  if (member === undefined) return [{ name: 'example', text: `\`mlx example ${top}\`` }];
  const text = JSON.stringify(exampleValue({ service: spot.service, shape: spot.limit, member, full: false }));
  return text === undefined || text === '{}' ? [] : [{ name: 'example', text: `\`${text.replaceAll('`', "'")}\`` }];
}

function wholeFacts({ kind, top, steps, spot }: FoundSpot, words: Words): Explanation['facts'] {
  if (steps.length > 0) return [];
  if (kind === 'shape') {
    const at = words.shape(spot.service, top)?.at;
    return at === undefined ? [] : [{ name: 'stands in', text: at }];
  }
  const { errors = [] } = words.operation(spot.service, top) ?? {};
  const answer = kind === 'request' ? answerOf(spot.service, top, words) : undefined;
  const members = answer ? membersOf(answer, words).map(({ name }) => name) : [];
  return [
    ...(kind === 'request' && spot.type !== '' ? [{ name: 'shape', text: spot.type }] : []),
    ...(members.length > 0 ? [{ name: 'answers', text: `${top}.response: ${members.join(', ')}` }] : []),
    ...(errors.length > 0 ? [{ name: 'errors', text: errors.join(', ') }] : []),
  ];
}

function alsoFact({ spot }: FoundSpot, others: readonly FoundSpot[]): Explanation['facts'] {
  const elsewhere = others.filter((other) => other.spot.service !== spot.service);
  if (elsewhere.length === 0) return [];
  return [{ name: 'also', text: elsewhere.map((other) => `${other.spot.service}.${other.name}`).join(', ') }];
}

function choicesWithNotes(choices: readonly string[]) {
  return choices.some((choice) => choice.startsWith('ml.'))
    ? machineChoices(choices)
    : choices.map((value) => ({ value }));
}

/** One text of several: `TrainingJobStatus.Completed`. */
function explainChoice(name: string, words: Words): Explanation | undefined {
  for (let at = name.indexOf('.'); at > 0; at = name.indexOf('.', at + 1)) {
    const value = name.slice(at + 1);
    const holder = findSpots(name.slice(0, at), words).find(({ spot }) => choicesOf(spot, words).includes(value));
    if (!holder) continue;
    const choices = choicesOf(holder.spot, words);
    return {
      name: value,
      type: `a value of ${holder.name}`,
      facts: [],
      choices: choices.map((each) => ({ value: each, ...(each === value && { current: true as const }) })),
      fields: [],
      source: words.source(holder.spot.service),
    };
  }
  return undefined;
}

/** All operations of a service. */
function explainService(name: string, words: Words): Explanation | undefined {
  const service = services.find((each) => each === name);
  if (!service) return undefined;
  const sent: readonly string[] = operations[service];
  const names = [...new Set([...sent, ...words.operations(service)])];
  return {
    name,
    type: 'service of AWS',
    facts: [
      { name: 'operations', text: `${names.length}, of which mlx knows the limits of ${sent.length}` },
      { name: 'ask', text: `\`?${name}.${names[0] ?? ''}\`` },
    ],
    fields: names.map((operation) => ({
      name: operation,
      type: sent.includes(operation) ? 'operation' : 'operation, limits unknown',
      required: false,
      ...docOf(words.operation(service, operation)?.doc),
    })),
    source: words.source(service),
  };
}

function docOf(doc: string | undefined): { doc?: string } {
  return doc === undefined ? {} : { doc: firstSentence(doc) };
}

function ruleOf(limit: Parameters<typeof ruleWords>[0] | undefined): { rule?: string } {
  const rule = limit && ruleWords(limit);
  return rule === undefined ? {} : { rule };
}
