import type { TestProject } from 'vitest/node';
import { build } from '../../src/tools/build.ts';
import { installPython, type PythonTools } from './install-python.ts';

declare module 'vitest' {
  interface ProvidedContext {
    python: PythonTools | undefined;
  }
}

/** Before all tests: `bin/mlx` is built from the sources under test, and the third-party clients are installed. */
export default async function setup(project: TestProject): Promise<void> {
  const [python] = await Promise.all([installPython(), build()]);
  project.provide('python', python);
}
