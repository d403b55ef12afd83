/** Flags that `mlx run` has of its own; params can't take their names. */
export const runFlags = [
  'as',
  'color',
  'colour',
  'detach',
  'diff',
  'follow',
  'help',
  'json',
  'on',
  'only',
  'param',
  'policy',
  'project',
  'read-only',
  'version',
  'yes',
] as const;
