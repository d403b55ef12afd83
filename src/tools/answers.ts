import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Answer, Answers } from '../limits/pipeline/answers.ts';
import { findBotocore, type Model, readModel, versionOf } from './service-model.ts';

/** The answers that the properties of a pipeline's steps are read from, by the step's type. */
const answers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  sagemaker: {
    Processing: ['DescribeProcessingJobResponse'],
    Training: ['DescribeTrainingJobResponse'],
    Transform: ['DescribeTransformJobResponse'],
    Tuning: ['DescribeHyperParameterTuningJobResponse', 'ListTrainingJobsForHyperParameterTuningJobResponse'],
    AutoML: ['DescribeAutoMLJobResponse'],
    Model: ['DescribeModelOutput'],
    RegisterModel: ['DescribeModelPackageOutput'],
    EndpointConfig: ['DescribeEndpointConfigOutput'],
    Endpoint: ['DescribeEndpointOutput'],
  },
  emr: { EMR: ['Step'] },
};

/** Reads from botocore's folder of the Python package what steps have once they ended. */
export async function readAnswers(botocore: string): Promise<Answers> {
  const shapes = new Map<string, Answer>();
  const steps: Record<string, readonly string[]> = {};
  const sources: string[] = [];
  for (const [service, types] of Object.entries(answers)) {
    const model = await readModel(botocore, service);
    sources.push(model.metadata.uid);
    for (const [type, names] of Object.entries(types)) {
      steps[type] = names.map((name) => `${service}.${name}`);
      for (const name of names) collect(model, service, name, shapes);
    }
  }
  return {
    source: `botocore ${await versionOf(botocore)}, ${sources.join(', ')}`,
    steps,
    shapes: Object.fromEntries([...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The text of the committed file: one shape a line. */
export function writeAnswers({ source, steps, shapes }: Answers): string {
  const lines = Object.entries(shapes).map(([name, shape]) => `${JSON.stringify(name)}: ${JSON.stringify(shape)}`);
  return `{"source": "${source}",\n"steps": ${JSON.stringify(steps)},\n"shapes": {\n${lines.join(',\n')}\n}}\n`;
}

/** Adds the shape and what it holds; gives its name, or its type where it holds nothing. */
function collect(model: Model, service: string, name: string, into: Map<string, Answer>): string {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`the model of ${service} has no shape ${name}`);
  const id = `${service}.${name}`;
  const below = (part: { shape: string } | undefined): string => collect(model, service, part?.shape ?? '', into);
  if (into.has(id)) return id;
  switch (shape.type) {
    case 'structure': {
      const fields: Record<string, string> = {};
      into.set(id, { fields });
      for (const [key, part] of Object.entries(shape.members ?? {})) fields[key] = below(part);
      return id;
    }
    case 'list':
      into.set(id, { items: '' });
      into.set(id, { items: below(shape.member) });
      return id;
    case 'map':
      into.set(id, { values: '' });
      into.set(id, { values: below(shape.value) });
      return id;
    default:
      return shape.type;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = writeAnswers(await readAnswers(process.argv[2] ?? (await findBotocore())));
  await writeFile(fileURLToPath(new URL('../limits/answers.json', import.meta.url)), text);
}
