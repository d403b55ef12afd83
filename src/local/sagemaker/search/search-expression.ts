import type { Filter, NestedFilters, SearchExpression } from '@aws-sdk/client-sagemaker';
import { invalid } from '../refusals.ts';
import { checkFilter, satisfies } from './search-filter.ts';
import { isProperty, valuesAt } from './search-property.ts';

type Described = Readonly<Record<string, unknown>>;

const mostFilters = 50;

/** Refuses an expression that the service would refuse, before any job is looked at. */
export function checkExpression(expression: SearchExpression): void {
  const filters = filtersOf(expression);
  if (filters.length > mostFilters) throw invalid(`A search expression can hold at most ${mostFilters} filters.`);
  for (const filter of filters) checkFilter(filter);
  if (filters.filter(({ Operator }) => Operator === 'Contains').length > 1) {
    throw invalid("'CONTAINS' operator usage limit of 1 exceeded.");
  }
}

/** Whether a described job satisfies the expression; an empty one is satisfied by every job. */
export function matches(job: Described, expression: SearchExpression): boolean {
  const { Filters: filters = [], NestedFilters: nested = [], SubExpressions: inner = [] } = expression;
  const answers = [
    ...filters.map((filter) => satisfies(valuesAt(job, filter.Name ?? ''), filter)),
    ...nested.map((each) => matchesNested(job, each)),
    ...inner.map((each) => matches(job, each)),
  ];
  if (answers.length === 0) return true;
  return expression.Operator === 'Or' ? answers.includes(true) : !answers.includes(false);
}

/** Satisfied where one item of the list satisfies all filters. */
function matchesNested(
  job: Described,
  { NestedPropertyName: list = '', Filters: filters = [] }: NestedFilters,
): boolean {
  return valuesAt(job, list).some((item) =>
    filters.every((filter) => satisfies(valuesAt(item as Described, withinList(filter.Name ?? '', list)), filter)),
  );
}

function withinList(name: string, list: string): string {
  return name.startsWith(`${list}.`) ? name.slice(list.length + 1) : name;
}

function filtersOf(expression: SearchExpression): Filter[] {
  const nested = (expression.NestedFilters ?? []).flatMap(({ NestedPropertyName: list = '', Filters = [] }) => {
    if (!isProperty(list)) throw invalid(`Invalid nested property name: ${list}`);
    return Filters.map((filter) => ({ ...filter, Name: `${list}.${withinList(filter.Name ?? '', list)}` }));
  });
  return [...(expression.Filters ?? []), ...nested, ...(expression.SubExpressions ?? []).flatMap(filtersOf)];
}
