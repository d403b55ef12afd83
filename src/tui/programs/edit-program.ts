import { basename } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import type { Desk } from '../effects/work.ts';
import { nameOfRow, type Row } from '../state/tree/row.ts';
import type { Program } from '../terminal/hand-over.ts';
import { editorWords } from './editor-words.ts';
import { placeToEdit } from './place-to-edit.ts';

/** The person's editor where one would repair or change what is selected. Throws FILE_NONE and EDITOR_UNSET, which names the place. */
export async function editProgram(row: Row, desk: Desk): Promise<Program> {
  const { env, cwd } = desk.options;
  const place = await placeToEdit(row, desk);
  if (!place) throw new MlxError('FILE_NONE', { name: nameOfRow(row) });
  const words = editorWords(env, place);
  if (!words) throw new MlxError('EDITOR_UNSET', { place: `${place.path}:${place.line}` });
  return { name: basename(words[0]), words, cwd, env };
}
