import type { InputData } from '../parse-ref.ts';
import type { Expression, S3Place } from '../expression/expression.ts';
import type { DataKind } from './job-types.ts';
import type { EachOutput, PlaceOf } from './handles.ts';

/** A text, or what becomes one in a run. */
export type Text = string | Expression;

/** A value for a param: of its type, or an expression of it; where any text will do, a place as its URI. */
export type ValueFor<T> = T extends boolean
  ? boolean | Expression<boolean>
  : T extends number
    ? number | Expression<number>
    : string extends T
      ? string | Expression<string> | Expression<S3Place>
      : never;

/** Values for the params of a job, as far as the job lets them be left out. */
export type ValuesFor<P> = {
  readonly [N in keyof P]: OneOf<NonNullable<P[N]>>;
};

/** An enum's texts are taken together, so that an expression of some of them fits. */
type OneOf<T> = [T] extends [string] ? (string extends T ? ValueFor<T> : T | Expression<T>) : ValueFor<T>;

/** Data from outside of the flow, as a head writes it. */
export type StoredInput =
  | `s3://${string}`
  | `table:${string}.${string}`
  | `features:${string}`
  | `file:${string}`
  | `${string}.${string}`
  | Exclude<InputData, string>;

/** What an input that takes such data may be given. */
export type InputFor<K extends DataKind> =
  | StoredInput
  | Expression<string>
  | Expression<PlaceFor<K>>
  | EachOutput<PlaceFor<K>>;

type PlaceFor<K extends DataKind> = K extends 'any' ? S3Place : PlaceOf<K>;

export type InputsFor<I> = { readonly [N in keyof I]?: InputFor<I[N] extends DataKind ? I[N] : 'any'> };
