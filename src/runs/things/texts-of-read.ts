import { callAsCli } from '../../aws/calls/call-as-cli.ts';
import { callAsTypeScript } from '../../aws/calls/call-as-typescript.ts';
import type { CallPlace } from '../../aws/calls/call.ts';
import { jsonText } from '../../base/json-text.ts';
import type { ThingRead } from './thing.ts';

/** What can be taken from an answer as text. */
export type ReadText = 'json' | 'cli' | 'typescript' | 's3';

/** The answer as it came, the call that told it, or the S3 URIs in it, one a line; undefined where there is none. */
export function textOfRead(what: ReadText, { value, call }: ThingRead, place: CallPlace): string | undefined {
  switch (what) {
    case 'json':
      return jsonText(value, 2);
    case 'cli':
      return call && callAsCli(call, place);
    case 'typescript':
      return call && callAsTypeScript(call, place);
    case 's3': {
      const uris = [...new Set(urisIn(value))];
      return uris.length > 0 ? uris.join('\n') : undefined;
    }
  }
}

function urisIn(value: unknown): string[] {
  if (typeof value === 'string') return /^s3:\/\/\S+$/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(urisIn) : [];
}
