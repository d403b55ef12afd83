/**
 * The scripts of a project, by their paths from its folder. Empty here: the declarations that `mlx types` writes fill it
 * in, so that a flow's file knows the names and types in each head.
 *
 * @example
 * declare module 'mlx' {
 *   interface Jobs {
 *     'jobs/train.py': {
 *       params: { depth?: number };
 *       inputs: { features: 'data' };
 *       outputs: { model: 'model' };
 *       metrics: 'auc';
 *     };
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled in by the declarations of a project
export interface Jobs {}
