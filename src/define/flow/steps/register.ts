import { openStep } from '../build.ts';
import type { StepHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { listOf, literalText, oneOf, recordOf, template } from '../options/readers.ts';
import { shown, type Reader } from '../options/read-options.ts';
import { nearest } from '../../../base/nearest.ts';
import type { Text } from '../values.ts';
import type { ModelPlace } from './model.ts';

/** The parts of ModelMetrics that a file can fill. */
const metricParts = [
  'modelQuality.statistics',
  'modelQuality.constraints',
  'modelDataQuality.statistics',
  'modelDataQuality.constraints',
  'bias.report',
  'bias.preTrainingReport',
  'bias.postTrainingReport',
  'explainability.report',
] as const;

/** The parts of DriftCheckBaselines that a file can fill. */
const baselineParts = [
  'bias.configFile',
  'bias.preTrainingConstraints',
  'bias.postTrainingConstraints',
  'explainability.configFile',
  'explainability.constraints',
  'modelQuality.statistics',
  'modelQuality.constraints',
  'modelDataQuality.statistics',
  'modelDataQuality.constraints',
] as const;

const approvals = ['Approved', 'Rejected', 'PendingManualApproval'] as const;

export interface RegisterOptions extends CommonOptions {
  /** The group of the model registry; made where it is missing. */
  readonly group: string;
  /** Left out, the image of the training. */
  readonly image?: Text;
  /** Left out, `PendingManualApproval`. */
  readonly approval?: (typeof approvals)[number];
  readonly description?: Text;
  /** Files that tell how good it is: `{ 'modelQuality.statistics': report.file('statistics.json') }`. */
  readonly metrics?: Readonly<Partial<Record<(typeof metricParts)[number], Text>>>;
  /** Files that a monitor holds later data against. */
  readonly baselines?: Readonly<Partial<Record<(typeof baselineParts)[number], Text>>>;
  /** Left out, `text/csv`. */
  readonly contentTypes?: readonly string[];
  readonly responseTypes?: readonly string[];
  readonly properties?: Readonly<Record<string, Text>>;
}

/** Adds a version of a model to the registry. Throws FLOW_OUTSIDE. */
export function register(place: ModelPlace, options: RegisterOptions): StepHandle {
  const { add, common, one, read, tell } = openStep('register');
  const {
    group,
    image,
    approval = 'PendingManualApproval',
    description,
    metrics = {},
    baselines = {},
    contentTypes = ['text/csv'],
    responseTypes = ['text/csv'],
    properties = {},
    ...said
  } = read(options, fields);
  if (group === undefined || !groupName.test(group)) {
    const rule = 'a group of the registry has letters, digits and inner hyphens, at most 63';
    tell({
      what: group === undefined ? 'register() names no group' : `group is ${shown(group)}`,
      rule,
      fix: "group: 'delays'",
    });
  }
  return add({
    kind: 'register',
    ...common(said, 'register', 'numbered'),
    model: one('model', place, template) ?? '',
    group: group ?? '',
    ...(image !== undefined && { image }),
    approval,
    ...(description !== undefined && { description }),
    metrics,
    baselines,
    contentTypes,
    responseTypes,
    properties,
  });
}

const groupName = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/u;

/** A table whose names are among some. */
function tableOf(names: readonly string[]): Reader<Readonly<Record<string, string>>> {
  const reader = recordOf(template);
  return (value, path, tell) => {
    const read = reader(value, path, tell);
    for (const name of Object.keys(read ?? {}).filter((one) => !names.includes(one))) {
      const near = nearest(name, names);
      const rule = `${path} takes ${names.join(', ')}`;
      tell({
        what: `${path} has no ${shown(name)}`,
        rule,
        fix: near ?? 'remove it',
        ...(near !== undefined && { nearest: near }),
      });
    }
    return read;
  };
}

const fields = {
  group: literalText,
  image: template,
  approval: oneOf(approvals),
  description: template,
  metrics: tableOf(metricParts),
  baselines: tableOf(baselineParts),
  contentTypes: listOf(literalText),
  responseTypes: listOf(literalText),
  properties: recordOf(template),
};
