import type { ParameterRanges } from '@aws-sdk/client-sagemaker';
import { invalid } from '../refusals.ts';

interface NumberRange {
  Name?: string | undefined;
  MinValue?: string | undefined;
  MaxValue?: string | undefined;
  ScalingType?: string | undefined;
}

/** Refuses ranges that no value could be drawn from, and names that are given twice. */
export function checkRanges(ranges: ParameterRanges, fixed: Readonly<Record<string, string>>): void {
  const integers = ranges.IntegerParameterRanges ?? [];
  const continuous = ranges.ContinuousParameterRanges ?? [];
  for (const range of integers) checkNumbers(range, true);
  for (const range of continuous) checkNumbers(range, false);
  const names = [...integers, ...continuous, ...(ranges.CategoricalParameterRanges ?? [])].map(
    ({ Name }) => Name ?? '',
  );
  if (names.length === 0) throw invalid('ParameterRanges must hold at least one range.');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`The hyperparameter ${twice} has more than one range.`);
  const both = names.find((name) => Object.hasOwn(fixed, name));
  if (both !== undefined) throw invalid(`The hyperparameter ${both} has a range and a static value.`);
}

function checkNumbers({ Name: name, MinValue, MaxValue, ScalingType: scaling }: NumberRange, whole: boolean): void {
  const [min, max] = [numberIn(MinValue), numberIn(MaxValue)];
  if (min === undefined || max === undefined || (whole && !(Number.isInteger(min) && Number.isInteger(max)))) {
    throw invalid(
      `MinValue and MaxValue of ${name} must be ${whole ? 'whole ' : ''}numbers: ${MinValue}, ${MaxValue}.`,
    );
  }
  if (min > max) throw invalid(`MinValue (${MinValue}) of ${name} must not be greater than MaxValue (${MaxValue}).`);
  if (scaling === 'Logarithmic' && min <= 0) {
    throw invalid(`ScalingType Logarithmic of ${name} needs a MinValue above 0: ${MinValue}.`);
  }
  if (scaling === 'ReverseLogarithmic' && (whole || min < 0 || max >= 1)) {
    throw invalid(`ScalingType ReverseLogarithmic of ${name} needs a continuous range within 0 <= x < 1.`);
  }
}

function numberIn(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}
