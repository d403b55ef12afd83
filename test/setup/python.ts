import { inject } from 'vitest';
import type { PythonTools } from './install-python.ts';

/** boto3 and the AWS CLI, or `undefined` where they could not be installed: `describe.skipIf(!pythonTools())`. */
export function pythonTools(): PythonTools | undefined {
  return inject('python');
}
