import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './python-environment.ts';

/**
 * A Python that can import the SageMaker Python SDK. It has an environment of its own, so that only who compares with the
 * SDK waits for it. `undefined`, with the reason printed, where PyPI can't be reached.
 */
export async function sagemakerSdk(): Promise<string | undefined> {
  try {
    return join(await pythonEnvironment(fileURLToPath(new URL('sdk-requirements.txt', import.meta.url))), 'python');
  } catch (error) {
    process.stderr.write(`The SageMaker SDK is missing: ${String(error).split('\n').slice(0, 3).join(' ')}\n`);
    return undefined;
  }
}
