import { gzipSync } from 'node:zlib';
import { tarOf } from '../base/tar.ts';
import type { JobDefinition } from '../define/definition.ts';
import type { RunPlace } from './layout.ts';
import { placeCode } from './place-code.ts';
import type { CodeFile, Upload } from './plan.ts';

/** The folder that a job starts in as one archive, beside the prefix that holds it as files; its name is made of its content. */
export function placeSource(job: JobDefinition, context: RunPlace & { code: readonly CodeFile[] }): Upload {
  const { uri, uploads } = placeCode(job, context);
  const files = uploads.flatMap(({ to, source }) =>
    source.kind === 'content' ? [{ as: to.slice(uri.length), content: source.content }] : [],
  );
  const content = gzipSync(tarOf(files));
  const to = `${uri.slice(0, -1)}-source/sourcedir.tar.gz`;
  return { to, bytes: content.byteLength, source: { kind: 'content', content }, addressedByContent: true };
}
