import { build } from '../../src/tools/build.ts';

/** End-to-end tests run `bin/mlx`, so what they run is built from the sources under test. */
export default async function setup(): Promise<void> {
  await build();
}
