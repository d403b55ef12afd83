import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './python-environment.ts';

/** Programs of third parties that the tests drive mlx with. Absolute paths. */
export interface PythonTools {
  /** A Python that can import boto3 and botocore. */
  python: string;
  /** The AWS CLI. */
  aws: string;
}

/** The tests' own Python programs. Where PyPI can't be reached there are none, and the reason is printed; tests that need them are then skipped by name. */
export async function installPython(): Promise<PythonTools | undefined> {
  try {
    const bin = await pythonEnvironment(fileURLToPath(new URL('requirements.txt', import.meta.url)));
    return { python: join(bin, 'python'), aws: join(bin, 'aws') };
  } catch (error) {
    process.stderr.write(
      `Tests that need boto3 or the AWS CLI are skipped: ${String(error).split('\n').slice(0, 3).join(' ')}\n`,
    );
    return undefined;
  }
}
