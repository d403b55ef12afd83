import { shorten } from '../../base/shorten.ts';

/** The longest name of a state machine; a pipeline's may be longer. */
const longest = 80;

/** What the pipeline or state machine of a flow is called: `<project>-<flow>`, in letters, digits and inner hyphens. */
export function deployedName(project: string, flow: string): string {
  const legal = `${project}-${flow}`.replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
  return shorten(legal || 'flow', longest);
}
