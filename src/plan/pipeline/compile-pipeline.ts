import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { stepsByName } from '../../define/flow/walk.ts';
import { checkPipelineDefinition } from '../../limits/pipeline/check-pipeline-definition.ts';
import type { FlowFinding } from '../flow/finding.ts';
import type { FlowContext, PipelineDefinition, PlannedStep } from '../flow/flow-plan.ts';
import { dependencies } from './depends-on.ts';
import { writeParameters } from './parameters.ts';
import { propertyFiles } from './property-files.ts';
import type { Scene } from './scene.ts';
import { sourceOf } from './source.ts';
import { unroll } from './unroll.ts';
import { type PipelineStep, writeStep } from './write-step.ts';

export interface CompiledPipeline {
  definition: PipelineDefinition;
  /** The definition as it is sent. */
  text: string;
  /** What the service would refuse, or what could not work when it runs. */
  findings: readonly FlowFinding[];
}

/**
 * The definition of the flow as a SageMaker Pipeline: every `each` written out, every expression as a reference or function of
 * the service, and nothing of a request that a pipeline sets itself. The flow holds nothing of what `pipelineRefusals` tells.
 */
export function compilePipeline(
  flow: FlowDefinition,
  planned: readonly PlannedStep[],
  context: Pick<FlowContext, 'partition' | 'region' | 'account' | 'approvals'>,
): CompiledPipeline {
  const steps = new Map(unroll(planned).map((step) => [step.name, sourceOf(step)]));
  const scene: Scene = { params: flow.params, steps, files: propertyFiles(steps) };
  const definition: PipelineDefinition = {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: writeParameters(flow.params),
    PipelineExperimentConfig: {
      ExperimentName: { Get: 'Execution.PipelineName' },
      TrialName: { Get: 'Execution.PipelineExecutionId' },
    },
    Steps: writeSteps(scene, context),
  };
  const text = JSON.stringify(definition);
  return { definition, text, findings: findingsOf(definition, text, flow) };
}

/** What the service would find, at the steps of the flow: a step that was written out is the one inside the `each`. */
function findingsOf(definition: PipelineDefinition, text: string, flow: FlowDefinition): FlowFinding[] {
  const steps = stepsByName(flow);
  return checkPipelineDefinition(definition, text.length).map((finding) => ({
    ...finding,
    step: steps.get(finding.step)?.step.name ?? finding.step,
  }));
}

function writeSteps(scene: Scene, context: Parameters<typeof compilePipeline>[2]): PipelineStep[] {
  const dependsOn = dependencies(scene.steps);
  const below = Map.groupBy(scene.steps.values(), (source) => placeOf(source.planned.inside));
  const written = (place: string): PipelineStep[] =>
    (below.get(place) ?? []).map((source) =>
      writeStep({
        source,
        scene,
        context,
        dependsOn: dependsOn.get(source.planned.name) ?? [],
        branches: {
          then: written(placeOf({ step: source.planned.name, branch: 'then' })),
          otherwise: written(placeOf({ step: source.planned.name, branch: 'otherwise' })),
        },
      }),
    );
  return written(placeOf(undefined));
}

function placeOf(inside: PlannedStep['inside']): string {
  return inside ? `${inside.step}/${inside.branch}` : '';
}
