import type { Expression, S3Place } from '../../expression/expression.ts';
import { openStep } from '../build.ts';
import type { ModelHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { recordOf, template } from '../options/readers.ts';
import type { Text } from '../values.ts';

/** A model: an output that is one, or the URI of its archive. */
export type ModelPlace = Expression<S3Place<'model'>> | Expression<string> | `s3://${string}`;

export interface ModelOptions extends CommonOptions {
  /** Left out, the image of the training. */
  readonly image?: Text;
  readonly env?: Readonly<Record<string, Text>>;
}

/** Makes a model of SageMaker, to be used by a `transform`. Throws FLOW_OUTSIDE. */
export function model(place: ModelPlace, options: ModelOptions = {}): ModelHandle {
  const { add, common, one, read } = openStep('model');
  const { image, env = {}, ...said } = read(options, { image: template, env: recordOf(template) });
  return add({
    kind: 'model',
    ...common(said, 'model', 'numbered'),
    model: one('model', place, template) ?? '',
    ...(image !== undefined && { image }),
    env,
  });
}
