/** The port that `mlx local serve` takes unless it is told another. */
export const portOfServe = 4566;
