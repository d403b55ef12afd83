/** A definition without what the SDK and mlx may write differently and mean the same. */
export function meaningOf(definition: unknown): unknown {
  if (typeof definition === 'string') return definition.replace(nameOfModelStep, '$1');
  if (Array.isArray(definition)) return definition.map(meaningOf);
  if (typeof definition !== 'object' || definition === null) return definition;
  return Object.fromEntries(
    Object.entries(definition)
      .filter(([key, value]) => !isDefault(key, value) && !saysNothing(key, value))
      .map(([key, value]) => [key, meaningOf(value)]),
  );
}

/** The SDK makes a step `register-RegisterModel` of one that it is told to call `register`: names are generated. */
const nameOfModelStep = /^((?:Steps\.)?[\w-]+?)-(?:CreateModel|RegisterModel)(?=$|\.)/u;

/** Members that the SDK always writes, with the value that the service takes for them anyway. */
const defaults: Readonly<Record<string, string>> = {
  AppManaged: 'false',
  S3CompressionType: '"None"',
  SkipModelValidation: '"None"',
  TrainingJobEarlyStoppingType: '"Off"',
  // The SDK's word for "make no rule of mine"; mlx makes none.
  ProfilerConfig: '{"DisableProfiler":true}',
};

function isDefault(key: string, value: unknown): boolean {
  return Object.hasOwn(defaults, key) && JSON.stringify(value) === defaults[key];
}

/** Lists and maps of requests that hold nothing are as good as absent. */
function saysNothing(key: string, value: unknown): boolean {
  return mayBeEmpty.has(key) && typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const mayBeEmpty = new Set(['Environment', 'ProcessingInputs', 'InputDataConfig', 'CategoricalParameterRanges']);
