import { freeze } from '../../base/freeze.ts';
import type { Param } from '../definition.ts';

/** A param of a flow, with the type of its value. */
export type FlowParam<T extends string | number | boolean = string | number | boolean> = Param & {
  readonly [value]?: T;
};

declare const value: unique symbol;

/** What a param may say besides its default. */
interface More<B> {
  readonly min?: B;
  readonly max?: B;
  readonly help?: string;
}

/** Params of a flow: what a run may be given. One without a default must be given. */
export const param = Object.freeze({
  string: (fallback?: string, more: More<number> = {}): FlowParam<string> =>
    settled({ type: 'string', ...more }, fallback),
  /** A whole number. */
  int: (fallback?: number, more: More<number> = {}): FlowParam<number> => settled({ type: 'int', ...more }, fallback),
  float: (fallback?: number, more: More<number> = {}): FlowParam<number> =>
    settled({ type: 'float', ...more }, fallback),
  bool: (fallback?: boolean, more: Pick<More<never>, 'help'> = {}): FlowParam<boolean> =>
    settled({ type: 'bool', ...more }, fallback),
  /** One of some texts. */
  enum: <const V extends string>(
    values: readonly [V, ...V[]],
    fallback?: NoInfer<V>,
    more: Pick<More<never>, 'help'> = {},
  ): FlowParam<V> => settled({ type: 'enum', values, ...more }, fallback),
  /** A day as year-month-day. */
  date: (fallback?: string, more: More<string> = {}): FlowParam<string> => settled({ type: 'date', ...more }, fallback),
});

function settled<T extends string | number | boolean>(data: object, fallback: unknown): FlowParam<T> {
  const made = { ...data, ...(fallback !== undefined && { default: fallback }), required: fallback === undefined };
  return freeze(made) as FlowParam<T>;
}
