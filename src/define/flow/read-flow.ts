import { catalogue } from '../../base/catalogue.ts';
import { MlxError, type Code } from '../../base/errors.ts';
import type { Fault } from '../../base/fault.ts';
import { codeOf, firstLineOf } from '../../base/thrown.ts';
import { importDefault } from '../import-default.ts';
import type { Project } from '../project.ts';
import { nameBelow, readText } from '../source/read-text.ts';
import { placeIn } from '../source/text-file.ts';
import type { Flow } from './draft.ts';
import type { FlowFile } from './find-flows.ts';
import type { FlowDefinition } from './flow-definition.ts';
import { resolveFlow } from './resolve-flow.ts';

/**
 * Imports a `.flow.ts` and reads the flow that it exports by default, with the heads of its scripts.
 * Throws FLOW_MODULE where it can't be imported or exports no flow of its file's name, FLOW_DEFINITION_FAULTS with all faults,
 * FILE_UNREADABLE, FILE_NOT_TEXT.
 */
export async function readFlow(file: FlowFile, project: Project): Promise<FlowDefinition> {
  const name = nameBelow(project.root, file.path);
  const text = await readText(file.path, project.root, 1024 * 1024);
  const exported = await importDefault(file.path).catch((error: unknown) => {
    throw asTold(error) ?? unimported(error);
  });
  if (!isFlow(exported)) {
    const reason = exported === undefined ? 'it has no default export' : 'its default export is not made by flow()';
    throw new MlxError('FLOW_MODULE', { file: name, reason });
  }
  if (exported.name !== file.name) {
    const reason = `its flow is named ${JSON.stringify(exported.name)}, and the file ${JSON.stringify(file.name)}`;
    throw new MlxError('FLOW_MODULE', { file: name, reason });
  }
  return resolveFlow(exported, project, file.path);

  function unimported(error: unknown): MlxError {
    const reason = firstLineOf(error);
    const [, line = '', column = ''] =
      new RegExp(`${escaped(file.name)}[^\\s()]*:(\\d+):(\\d+)`, 'u').exec(stackOf(error)) ?? [];
    const fault: Fault = {
      place: placeIn(text, Number(line) || 1, Number(column) || 1, 1),
      what: reason,
      rule: 'a flow is made when its file is imported',
      fix: 'correct this line',
    };
    return new MlxError('FLOW_MODULE', { file: name, reason }, { cause: error, faults: line === '' ? [] : [fault] });
  }
}

/** An error of mlx's own that the file ran into, whichever copy of this package threw it. */
function asTold(error: unknown): MlxError | undefined {
  const code = codeOf(error);
  if (!(error instanceof Error) || error.name !== 'MlxError' || !('details' in error)) return undefined;
  return code !== undefined && Object.hasOwn(catalogue, code)
    ? new MlxError(code as Code, error.details as never, { cause: error })
    : undefined;
}

function isFlow(value: unknown): value is Flow {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'flow' && 'steps' in value;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : '';
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w]/gu, String.raw`\$&`);
}
