/**
 * What the service's own status adds to mlx's word for it: `Downloading` of `InProgress / Downloading`; nothing where it says
 * the same again.
 */
export function stageOf(status: string, serviceStatus: string): string | undefined {
  const stage = serviceStatus.split(' / ').at(-1) ?? '';
  return stage === 'InProgress' || stage.toLowerCase() === status ? undefined : stage;
}
