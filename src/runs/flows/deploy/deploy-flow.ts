import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { definitionHash, definitionTag } from './definition-hash.ts';
import type { Deployed, ReadyFlow, Shelf, Standing } from './deployed.ts';
import { differenceOf, type Change } from './difference.ts';
import { pipelineShelf } from './pipeline-shelf.ts';
import { sameDefinition } from './same-definition.ts';
import { statesShelf } from './states-shelf.ts';

export interface DeployOptions {
  /** Replaces also what somebody else has changed. */
  overwrite?: boolean;
}

/** What a deployment would change, before it does. */
export interface Deployment {
  change: Deployed['change'];
  difference: readonly Change[];
  /** True where what stands is not what mlx deployed last. */
  isForeign: boolean;
}

/** What deploying the plan would come to. Throws FLOW_NOT_DEPLOYED for a flow that mlx drives itself. */
export async function planDeployment(plan: ReadyFlow, aws: Aws): Promise<Deployment> {
  const { shelf, text } = shelfOf(plan, aws);
  return deploymentOf(text, await shelf.read());
}

/**
 * Creates or updates the pipeline or state machine of a plan, whose uploads are there, and starts nothing; nothing is sent
 * where the deployed one says the same. Throws FLOW_NOT_DEPLOYED, and FLOW_DEPLOYED_CHANGED where somebody else has changed it.
 */
export async function deployDefinition(plan: ReadyFlow, aws: Aws, options: DeployOptions = {}): Promise<Deployed> {
  const { shelf, text, way } = shelfOf(plan, aws);
  const standing = await shelf.read();
  const { change, difference, isForeign } = deploymentOf(text, standing);
  const { deployed: name, project, flow } = plan;
  const tags = { 'mlx:project': project, 'mlx:flow': flow.name, [definitionTag]: definitionHash(text) };
  if (change === 'unchanged' && standing) return { way, name, arn: standing.arn, change, difference };
  if (isForeign && !options.overwrite) {
    throw new MlxError('FLOW_DEPLOYED_CHANGED', {
      name,
      flow: flow.name,
      way,
      paths: difference.map(({ path }) => path),
    });
  }
  if (!standing) return { way, name, arn: await shelf.create(text, tags), change, difference };
  await shelf.update(standing.arn, text, tags);
  return { way, name, arn: standing.arn, change, difference };
}

function shelfOf(plan: ReadyFlow, aws: Aws): { shelf: Shelf; text: string; way: Deployed['way'] } {
  const { compiled } = plan;
  switch (compiled.way) {
    case 'pipeline':
      return { shelf: pipelineShelf(aws, plan), text: compiled.text, way: compiled.way };
    case 'states':
      return { shelf: statesShelf(aws, plan), text: compiled.text, way: compiled.way };
    case 'job':
      throw new MlxError('FLOW_NOT_DEPLOYED', { flow: plan.flow.name });
  }
}

function deploymentOf(text: string, standing: Standing | undefined): Deployment {
  if (!standing) return { change: 'created', difference: [], isForeign: false };
  if (sameDefinition(standing.definition, text)) return { change: 'unchanged', difference: [], isForeign: false };
  const difference = differenceOf(JSON.parse(standing.definition), JSON.parse(text));
  const isForeign = standing.tags[definitionTag] !== definitionHash(standing.definition);
  return { change: 'updated', difference, isForeign };
}
