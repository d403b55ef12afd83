import { stat } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What a file of the user's exports by default. Whatever it imports as `mlx` is this package. Throws what the file throws. */
export async function importDefault(path: string): Promise<unknown> {
  const { mtimeMs } = await stat(path);
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, specifier === 'mlx' ? { ...context, parentURL: import.meta.url } : context),
  });
  try {
    // The time of change makes a changed file a new module, for sessions that outlive an edit.
    const module = (await import(`${pathToFileURL(path).href}?changed=${mtimeMs}`)) as Readonly<
      Record<string, unknown>
    >;
    return module['default'];
  } finally {
    hooks.deregister();
  }
}
