import type { Fault, Place } from '../base/fault.ts';
import { checkHead, type CheckedHead } from './check/head.ts';
import type { Language } from './definition.ts';
import { placeFindings } from './place-findings.ts';
import { jobFields } from './schema/head.ts';
import { findHeadBlock } from './source/head-block.ts';
import { commentMark } from './source/language.ts';
import { placeIn, type TextFile } from './source/text-file.ts';
import { readToml, type TomlDocument } from './source/toml-text.ts';

/** The head of a script: right in all that the text alone tells, missing, or with all its faults. */
export type ScriptHead =
  | { kind: 'head'; head: CheckedHead; document: TomlDocument; place: Place }
  | { kind: 'missing' }
  | { kind: 'faults'; faults: readonly Fault[] };

/** Reads and checks the head that stands in a script's text. */
export function scriptHead(text: TextFile, language: Language): ScriptHead {
  const block = findHeadBlock(text, commentMark(language));
  if (block.kind === 'none') return { kind: 'missing' };
  if (block.kind === 'broken') return { kind: 'faults', faults: block.faults };
  const read = readToml(block.toml);
  if (!read.ok) return { kind: 'faults', faults: [read.fault] };
  if (!speaksOfJob(read.document)) return { kind: 'missing' };
  const place = placeIn(text, block.line, 1, Number.POSITIVE_INFINITY);
  const { head, findings } = checkHead(read.document.data, language);
  if (!head) return { kind: 'faults', faults: placeFindings(findings, read.document, place) };
  return { kind: 'head', head, document: read.document, place };
}

/** True where there is a [tool.mlx], or where keys that belong there stand above it. */
function speaksOfJob({ data, paths }: TomlDocument): boolean {
  const hasTable = paths.some(([tool, mlx]) => tool === 'tool' && mlx === 'mlx');
  return hasTable || Object.keys(data).some((key) => Object.hasOwn(jobFields, key));
}
