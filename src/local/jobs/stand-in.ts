const folder = '/opt/ml/mlx';

/**
 * A program of mlx's that does what SageMaker's own image would: it lays out the script that the request names and hands
 * over to the bootstrap. `words` are the program's arguments.
 */
export function standIn(
  program: 'script_mode.py' | 'spark_submit.py',
  words: readonly string[],
): { command: string[]; programs: Record<string, string> } {
  return {
    command: ['python3', `${folder}/${program}`, ...words],
    programs: {
      [`${folder}/${program}`]: `stand_in/${program}`,
      [`${folder}/batch.py`]: 'stand_in/batch.py',
      [`${folder}/mlx_bootstrap.py`]: 'mlx_bootstrap.py',
    },
  };
}
