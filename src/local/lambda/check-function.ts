import { invalidParameter, notHere } from './refusals.ts';

/** What a request to make or change a function may hold that matters here. */
export interface FunctionSettings {
  Runtime?: string;
  Handler?: string;
  PackageType?: string;
  Layers?: readonly unknown[];
  FileSystemConfigs?: readonly unknown[];
  Timeout?: number;
  Environment?: { Variables?: Readonly<Record<string, string>> };
}

/** Throws `InvalidParameterValueException` for what a function here can't have. */
export function checkFunction(settings: FunctionSettings): void {
  const { Runtime: runtime, Environment: environment } = settings;
  if (settings.PackageType === 'Image') throw notHere('container images', 'Give the code as a zip archive.');
  if (settings.Layers?.length) throw notHere('layers', 'Put what they hold into the function’s own archive.');
  if (settings.FileSystemConfigs?.length) throw notHere('file systems', 'Read the data from S3.');
  if (runtime !== undefined && programOf(runtime) === undefined) {
    throw notHere(`runtime ${runtime}`, 'It runs those of Python 3 (python3.12) and Node.js (nodejs22.x).');
  }
  if ((settings.Timeout ?? 0) > 900) throw invalidParameter('Timeout must be less than or equal to 900.');
  const reserved = Object.keys(environment?.Variables ?? {}).filter((name) => isReserved(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
}

/** What runs a function of this runtime. */
export function programOf(runtime: string): 'python' | 'node' | undefined {
  if (/^python3\.\d+$/.test(runtime)) return 'python';
  return /^nodejs\d+\.x$/.test(runtime) ? 'node' : undefined;
}

function isReserved(name: string): boolean {
  return /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR)|MLX_JOB_MARK)$/.test(
    name,
  );
}
