import type { ParameterRanges } from '@aws-sdk/client-sagemaker';

/** One hyperparameter that is searched, over the numbers from 0 up to 1. */
export interface Dimension {
  name: string;
  /** How many values there are, where they are listed. */
  choices?: number;
  /** The value at a number from 0 up to 1, as SageMaker writes it. */
  valueAt(at: number): string;
}

/** The dimensions of checked ranges, in the order in which they were given. */
export function spaceOf(ranges: ParameterRanges): Dimension[] {
  return [
    ...(ranges.IntegerParameterRanges ?? []).map((range) => numberDimension(range, true)),
    ...(ranges.ContinuousParameterRanges ?? []).map((range) => numberDimension(range, false)),
    ...(ranges.CategoricalParameterRanges ?? []).map(({ Name: name = '', Values: values = [] }) => ({
      name,
      choices: values.length,
      valueAt: (at: number) => values[Math.floor(at * values.length)] ?? '',
    })),
  ];
}

/** How many combinations a grid has; undefined where a dimension has no list. */
export function gridSize(space: readonly Dimension[]): number | undefined {
  let size = 1;
  for (const { choices } of space) {
    if (choices === undefined) return undefined;
    size *= choices;
  }
  return size;
}

interface NumberRange {
  Name?: string | undefined;
  MinValue?: string | undefined;
  MaxValue?: string | undefined;
  ScalingType?: string | undefined;
}

function numberDimension(range: NumberRange, whole: boolean): Dimension {
  const [min, max] = [Number(range.MinValue), Number(range.MaxValue)];
  const [from, to] = whole ? [min - 0.5, max + 0.5] : [min, max];
  const scale = scaleOf(range.ScalingType, min, max);
  // A logarithm can't begin half a step below 1.
  const low = scale.into(whole && scale !== linear ? min : from);
  const high = scale.into(to);
  return {
    name: range.Name ?? '',
    valueAt: (at) => {
      const value = scale.outOf(low + at * (high - low));
      return String(Math.min(max, Math.max(min, whole ? Math.round(value) : value)));
    },
  };
}

interface Scale {
  into(value: number): number;
  outOf(scaled: number): number;
}

const linear: Scale = { into: (value) => value, outOf: (scaled) => scaled };
const logarithmic: Scale = { into: Math.log, outOf: Math.exp };
const reverse: Scale = { into: (value) => -Math.log(1 - value), outOf: (scaled) => 1 - Math.exp(-scaled) };

/** Auto is logarithmic where a range spans three powers of ten or more. */
function scaleOf(type: string | undefined, min: number, max: number): Scale {
  switch (type) {
    case 'Logarithmic':
      return logarithmic;
    case 'ReverseLogarithmic':
      return reverse;
    case 'Linear':
      return linear;
    default:
      return min > 0 && max / min >= 1000 ? logarithmic : linear;
  }
}
