import type { ReferenceField } from '../../define/reference.ts';
import { stockImages } from '../../plan/images/stock-images.ts';
import { choicesIn } from '../compiled/trial-heads.ts';
import type { Choice, CompiledUse } from '../explanation.ts';
import { machineChoices } from './machine-choices.ts';
import type { About } from './source.ts';
import { limitAt } from '../requests/limit-at.ts';

/** All values that a key may have, where these can be listed: its own, or those that the service takes where it arrives. */
export function headChoices(field: ReferenceField, compiles: readonly CompiledUse[], about: About): Choice[] {
  const own = choicesIn(field.type);
  if (own.length > 0)
    return marked(
      own.map((value) => ({ value })),
      about,
    );
  if (field.key === 'image') return marked(images(), about);
  const enums = compiles.flatMap(({ operation, places }) =>
    places.flatMap(({ path }) => {
      const limit = limitAt('sagemaker', operation, path);
      return limit?.type === 'string' && limit.enum ? [limit.enum] : [];
    }),
  );
  const values = [...new Set(enums.flat())];
  if (values.length === 0) return [];
  return marked(
    values.some((value) => value.startsWith('ml.')) ? machineChoices(values) : values.map((value) => ({ value })),
    about,
  );
}

function images(): Choice[] {
  const names = [...new Set(stockImages.map(({ name }) => name))];
  return names.map((name) => ({
    value: name,
    note: stockImages.flatMap((image) => (image.name === name ? [image.version] : [])).join(', '),
  }));
}

function marked(choices: readonly Choice[], { value }: About): Choice[] {
  return choices.map((choice) => (choice.value === value ? { ...choice, current: true as const } : choice));
}
