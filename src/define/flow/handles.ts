import {
  expressionBehaviour,
  expressionOf,
  expressionOfText,
  type Expression,
  type S3Place,
  type Value,
} from '../expression/expression.ts';
import type { ValueType } from '../expression/node.ts';
import { expressionText, printed, soleExpression } from '../expression/text.ts';
import type { DataKind, JobTypes } from './job-types.ts';
import { itemStepName } from './walk.ts';

/** A step of a flow, to be named in the `after` of another. Frozen. */
export interface StepHandle {
  readonly kind: 'step';
  readonly name: string;
  /** A field of what the service describes of the step when it has completed: `property('TrainingJobArn')`. */
  property<T extends string | number | boolean = string>(path: string): Expression<T>;
}

/** Where an output of a step lies. */
export type Output<K extends DataKind = DataKind> = Expression<PlaceOf<K>> &
  (K extends 'model'
    ? unknown
    : {
        /** The URI of a file in it. */
        file(path: string): Expression<string>;
        /** A value in a JSON file in it, by its path there: `json('evaluation.json', 'metrics.auc')`. */
        json<T extends string | number | boolean = number>(file: string, path: string): Expression<T>;
      });

/** An output that a script without declarations may have is taken for whatever is wanted. */
export type PlaceOf<K extends DataKind> = S3Place<K extends 'any' ? never : Exclude<K, 'any'>>;

export type Outputs<O> = Named<
  keyof O,
  { readonly [N in keyof O & string]: Output<O[N] extends DataKind ? O[N] : 'any'> }
>;

/** What has a member for each of these names. Where any name may be right no type tells of a member, nor may one be missing. */
// oxlint-disable-next-line typescript/no-explicit-any -- nothing else is read by `.name` in a project that asks for known names
type Named<N, T> = string extends N ? any : T;

/** A step that runs a script. */
export interface JobHandle<J extends JobTypes = JobTypes> extends StepHandle {
  readonly outputs: Outputs<J['outputs']>;
  readonly metrics: Named<J['metrics'], { readonly [M in J['metrics']]: Expression<number> }>;
}

/** A step with outputs alone. */
export interface OutputHandle<O> extends StepHandle {
  readonly outputs: Outputs<O>;
}

/** A model of SageMaker that a flow makes. */
export interface ModelHandle extends StepHandle {
  readonly model: Expression<string>;
}

/** A step that answers with values. */
export interface ResultHandle<R extends Results> extends StepHandle {
  readonly results: { readonly [N in keyof R & string]: Expression<TypeOf<R[N]>> };
}

/** The types of the results that other steps read. */
export type Results = Readonly<Record<string, ValueType>>;

declare const none: unique symbol;
export type NoResults = { readonly [none]?: never };

type TypeOf<T extends ValueType> = T extends 'string' ? string : T extends 'bool' ? boolean : number;

/** That output of every item of an `each`. */
export interface EachOutput<P extends S3Place = S3Place> {
  readonly kind: 'outputs';
  readonly each: string;
  readonly step: string;
  readonly output: string;
  readonly [of]?: P;
}

declare const of: unique symbol;

/** The same steps for each item; `H` is what the function for an item returned. */
export interface EachHandle<H extends StepHandle> extends StepHandle {
  /** Of the step that the function returned, those of all items. */
  readonly outputs: H extends { readonly outputs: infer O }
    ? Named<
        keyof O,
        { readonly [N in keyof O & string]: EachOutput<O[N] extends Expression<infer P extends S3Place> ? P : never> }
      >
    : Readonly<Record<string, never>>;
  /** That step for one item, by its place in the list. */
  at(index: number): H;
  /** That step for one item, by its name. */
  named(item: string): H;
}

/** A handle of a step that may be taken for any: whether its head has a name is checked when the flow is read. */
export interface AnyHandle extends ModelHandle {
  readonly outputs: never;
  readonly metrics: never;
  readonly results: never;
}

export function handleOf(name: string): AnyHandle {
  return Object.freeze({
    kind: 'step',
    name,
    property: <T extends Value>(path: string) => expressionOf<T>({ kind: 'property', step: name, path }),
    outputs: byName((output) => outputOf(name, output)),
    metrics: byName((metric) => expressionOf<number>({ kind: 'metric', step: name, metric })),
    results: byName((result) => expressionOf<never>({ kind: 'result', step: name, result })),
    model: expressionOf<string>({ kind: 'property', step: name, path: 'ModelName' }),
  }) as AnyHandle;
}

export function eachHandleOf<H extends StepHandle>(
  name: string,
  step: string,
  items: readonly string[],
): EachHandle<H> {
  const named = (item: string) => handleOf(itemStepName(step, item)) as unknown as H;
  return Object.freeze({
    ...handleOf(name),
    outputs: byName((output) => Object.freeze({ kind: 'outputs', each: name, step, output })),
    at: (index: number) => named(items.at(index) ?? String(index)),
    named,
  }) as unknown as EachHandle<H>;
}

/** True for a handle of a step, whichever copy of this package made it. */
export function isHandle(value: unknown): value is StepHandle {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'step' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}

function outputOf(step: string, output: string): Output {
  return expressionOfText<S3Place>(expressionText({ kind: 'output', step, output }), outputBehaviour);
}

/** What outputs do besides; `this` is the output. */
const outputBehaviour = Object.freeze(
  Object.assign(Object.create(expressionBehaviour) as object, {
    file(this: Expression, path: string): Expression<string> {
      return expressionOfText(`${this.text}${path}`);
    },
    json(this: Expression, file: string, path: string): Expression<number> {
      const node = soleExpression(this.text);
      if (node?.kind !== 'output') throw new TypeError(`${printed(this.text)} is no output`);
      return expressionOf({ kind: 'json', step: node.step, output: node.output, file, path });
    },
  }),
);

/**
 * Something for every name. Which names there are stand in the heads, and these are read only when the flow is: its
 * function runs to its end without waiting for files.
 */
function byName<T>(make: (name: string) => T): Readonly<Record<string, T>> {
  return new Proxy(Object.freeze({}), {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? make(name) : undefined),
  });
}
