import type { Expression } from '../../expression/expression.ts';
import { builtIn } from '../../schema/machine.ts';
import { openStep } from '../build.ts';
import type { TransformStep } from '../flow-definition.ts';
import { isHandle, type ModelHandle, type OutputHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { shown, type Tell } from '../options/read-options.ts';
import { flowValue, literalText, oneOf, recordOf, template } from '../options/readers.ts';
import { stepInput } from '../options/step-input.ts';
import type { InputFor, Text } from '../values.ts';

export interface TransformOptions extends CommonOptions {
  readonly input: InputFor<'data'>;
  /** The MIME type of the input: `text/csv`. */
  readonly contentType?: string;
  /** The MIME type that is wanted. */
  readonly accept?: string;
  /** What one record of a file is; left out, each file is one. */
  readonly split?: (typeof splits)[number];
  readonly instance?: Text;
  readonly count?: number | Expression<number>;
  readonly env?: Readonly<Record<string, Text>>;
}

const splits = ['None', 'Line', 'RecordIO', 'TFRecord'] as const;

/** Batch predictions of a model that a step made, or that is there already, by its name. Throws FLOW_OUTSIDE. */
export function transform(model: ModelHandle | Text, options: TransformOptions): OutputHandle<{ predictions: 'data' }> {
  const { add, common, read, tell } = openStep('transform');
  const { input, contentType, accept, split, instance, count, env, ...said } = read(options, fields);
  if (input === undefined && options?.input === undefined) {
    tell({ what: 'transform() has no input', rule: 'it predicts for data', fix: 'input: prepare.outputs.rows' });
  }
  return add({
    kind: 'transform',
    ...common(said, 'transform', 'numbered'),
    model: modelOf(model, tell),
    input: input ?? { kind: 'uri', uri: '' },
    ...(contentType !== undefined && { contentType }),
    ...(accept !== undefined && { accept }),
    split: split ?? 'None',
    instance: instance ?? builtIn.instance,
    count: count ?? builtIn.count,
    env: env ?? {},
  });
}

function modelOf(model: unknown, tell: Tell): TransformStep['model'] {
  if (isHandle(model)) return { kind: 'step', step: model.name };
  const name = template(model, 'model', () => undefined);
  if (name === undefined) {
    tell({
      what: `the model is ${shown(model)}`,
      rule: 'a step made by model(), or the name of a model',
      fix: 'model(train.outputs.model)',
    });
  }
  return { kind: 'name', name: name ?? '' };
}

const fields = {
  input: stepInput,
  contentType: literalText,
  accept: literalText,
  split: oneOf(splits),
  instance: template,
  count: flowValue,
  env: recordOf(template),
};
