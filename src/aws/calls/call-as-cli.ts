import { shellWord } from '../../base/shell-word.ts';
import type { Call, CallPlace } from './call.ts';
import { cliFlag, cliOutfile, cliServices, cliWord } from './cli-names.ts';
import { isOmitted } from './is-omitted.ts';
import { lackingIn } from './lacking.ts';
import { maskSecrets } from './mask-secrets.ts';
import { portOfServe } from './port-of-serve.ts';

/**
 * The command line of the AWS CLI that makes a call again, quoted for sh, with its remarks as comments above it. Secrets are
 * masked; in place of bytes that were not kept it names a file to put them into.
 */
export function callAsCli(call: Call, place: CallPlace): string {
  const { service, operation } = call;
  const { data: input, masked } = maskSecrets(call.input);
  const outfile = cliOutfile(service, operation);
  const words = [
    'aws',
    cliServices[service] ?? service,
    cliWord(operation),
    ...inputWords(call, input),
    ...(outfile === undefined ? [] : [outfile]),
    ...placeWords(place),
  ];
  const remarks = [...lackingIn(input, masked), ...placeRemarks(place)];
  return [...remarks.map((remark) => `# ${remark}`), words.map(shellWord).join(' ')].join('\n');
}

/** What fits is written as flags; all else as JSON, for which the AWS CLI has no rules of its own. */
function inputWords({ service, operation }: Call, input: Call['input']): string[] {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  const files = entries.filter(([, value]) => isOmitted(value) && value.$omitted.endsWith('bytes'));
  const rest = entries.filter(([, value]) => !isOmitted(value) || !value.$omitted.endsWith('bytes'));
  const given =
    rest.length <= mostFlags && rest.every(([, value]) => fitsFlag(value))
      ? rest.flatMap(([name, value]) => [cliFlag(service, operation, name), String(value)])
      : ['--cli-input-json', JSON.stringify(Object.fromEntries(rest), asJson)];
  const bodies = files.flatMap(([name]) => [cliFlag(service, operation, name), fileWord(service, name)]);
  return [...given, ...bodies];
}

const mostFlags = 5;

function fitsFlag(value: unknown): boolean {
  if (Number.isSafeInteger(value)) return true;
  // The AWS CLI reads a word such as `file://x` as the name of a file, and one with a dash in front as a flag.
  return (
    typeof value === 'string' && value !== '' && value.length <= 200 && !/^-|^(?:fileb?|https?):\/\/|\n/.test(value)
  );
}

/** A body that is a stream is given by the name of its file alone, other bytes by `fileb://`. */
function fileWord(service: Call['service'], name: string): string {
  return service === 's3' && name === 'Body' ? 'FILE' : 'fileb://FILE';
}

function asJson(_: string, value: unknown): unknown {
  if (isOmitted(value)) return `<${value.$omitted}>`;
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function placeWords({ where, region }: CallPlace): string[] {
  const at = ['--region', region];
  if (where === 'local') return [...at, '--endpoint-url', `http://127.0.0.1:${portOfServe}`];
  return where === 'aws' ? at : [...at, '--profile', where];
}

function placeRemarks({ where }: CallPlace): string[] {
  return where === 'local' ? ['`mlx local serve` must run, with the variables that it prints'] : [];
}
