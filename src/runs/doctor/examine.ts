import type { Aws } from '../../aws/aws.ts';
import { awsFacts, fact, type PlaceOfProject } from './aws-facts.ts';
import type { Fact } from './fact.ts';
import { diskFact, namespacesFact, nodeFact, pythonFact, uvFact, writingFact } from './machine-facts.ts';

export interface Patient {
  /** Opens the AWS to look at; what it throws becomes a fact. */
  open: () => Promise<Aws>;
  project: PlaceOfProject & { root: string };
  /** Whether a job here can have /opt/ml for itself. */
  namespaces: () => Promise<boolean>;
}

/** All that mlx needs on this machine and in this AWS, each with its repair. Sends nothing that changes anything. */
export async function examine({ open, project, namespaces }: Patient): Promise<Fact[]> {
  const machine = Promise.all([
    pythonFact(),
    uvFact(),
    writingFact(project.root),
    diskFact(project.root),
    namespaces().then(namespacesFact),
  ]);
  const [facts, cloud] = await Promise.all([machine, examineAws(open, project)]);
  return [nodeFact(process.version), ...facts, ...cloud];
}

async function examineAws(open: () => Promise<Aws>, project: PlaceOfProject): Promise<Fact[]> {
  let aws: Aws | undefined;
  const opened = await fact('region', async () => {
    aws = await open();
    return aws.region;
  });
  if (!aws) return [opened];
  try {
    return await awsFacts(aws, project);
  } finally {
    await aws.close();
  }
}
