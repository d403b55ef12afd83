import { listed } from '../../base/words.ts';

/**
 * What a pattern of a service model takes, in people's words: `letters, digits and -`. Empty where it takes any text;
 * `undefined` where only the pattern itself can say it.
 */
export function wordsOfPattern(pattern: string): string | undefined {
  const bare = withoutFrame(pattern);
  if (anything.includes(bare)) return '';
  if (bare === '.*\\S.*') return 'not spaces alone';
  if (/^\(?arn:/u.test(bare)) return wordsOfArn(bare);
  const inside = /^\[((?:\\.|[^\]\\])+)\](?:[*+]|\{\d+,?\d*\})$/u.exec(bare)?.[1];
  if (inside !== undefined) return wordsOfClass(inside);
  return wordsOfName(bare) ?? wordsOfStart(bare);
}

const anything = ['.*', '.+', '[\\S\\s]*', '[\\s\\S]*', '[\\S\\s]+', '[\\s\\S]+', '.*(?:[ \\r\\n\\t].*)*'];

function withoutFrame(pattern: string): string {
  const inner = pattern.replace(/^\^/u, '').replace(/\$$/u, '');
  const group = /^\((\[(?:\\.|[^\]\\])+\][*+]?)\)([*+]?)$/u.exec(inner);
  return group ? `${group[1] ?? ''}${group[2] ?? ''}` : inner;
}

/** `arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:pipeline/.*` */
function wordsOfArn(pattern: string): string | undefined {
  const found = /^arn:[^:]+:(?<service>[a-z0-9-]+):.*:(?<resource>[a-z-]+)\\?\//u.exec(pattern.replaceAll('?:', ''));
  const { service, resource } = found?.groups ?? {};
  return service && resource ? `the ARN of a ${resource.replaceAll('-', ' ')} of ${service}` : undefined;
}

/** A name whose marks stand between letters and digits: `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}`. */
function wordsOfName(pattern: string): string | undefined {
  const found = /^\[([^\]\\]+)\]\(\[?([-_]+)\]?\*\[\1\]\)(?:\*|\{0,\d+\})$/u.exec(pattern);
  const [, inside, marks] = found ?? [];
  const words = inside && wordsOfClass(inside);
  return words && marks && `${words}, with ${marks === '-' ? 'hyphens' : '- and _'} between them`;
}

/** One class for the first character and another for those after it: `[a-zA-Z_][a-zA-Z0-9_]*`. */
function wordsOfStart(pattern: string): string | undefined {
  const found = /^\[((?:\\.|[^\]\\])+)\]\(?\[((?:\\.|[^\]\\])+)\]\)?(?:[*+]|\{\d+,?\d*\})$/u.exec(pattern);
  const [first, rest] = [found?.[1], found?.[2]].map((each) => each && wordsOfClass(each));
  return first && rest && `${rest}; the first of them: ${first.replace(' and ', ' or ')}`;
}

const ranges: Readonly<Record<string, string>> = {
  'a-z': 'small letters',
  'A-Z': 'capital letters',
  '0-9': 'digits',
  '\\d': 'digits',
  '\\w': 'letters, digits and _',
  '\\p{L}': 'letters',
  '\\p{N}': 'digits',
  '\\p{Z}': 'spaces',
  '\\p{P}': 'punctuation',
  '\\p{S}': 'symbols',
  '\\p{M}': 'accents',
  '\\s': 'spaces',
  '!-~': 'visible ASCII characters',
};

/** What stands in `[...]`; `undefined` where it holds what has no plain word. */
function wordsOfClass(inside: string): string | undefined {
  if (inside.startsWith('^')) {
    const without = inside.slice(1).replaceAll('\\', '').split('');
    return /[\\]/u.test(inside) ? undefined : `any text without ${listed(without)}`;
  }
  const named: string[] = [];
  const marks: string[] = [];
  const pieces = inside.match(/\\p\{\w+\}|\\.|[^\\]-[^\\\]]|[^\\]/gu) ?? [];
  for (const piece of pieces) {
    const word = Object.hasOwn(ranges, piece) ? ranges[piece] : undefined;
    if (word !== undefined) named.push(word);
    else if (/^\\?[^\p{L}\p{N}\\]$/u.test(piece)) marks.push(piece.replace('\\', '').replace(' ', 'spaces'));
    else return undefined;
  }
  const both = named.includes('small letters') && named.includes('capital letters');
  const letters = both
    ? ['letters', ...named.filter((word) => word !== 'small letters' && word !== 'capital letters')]
    : named;
  return listed([...new Set([...letters, ...(marks.length > 0 ? [marks.join(' ')] : [])])]);
}
