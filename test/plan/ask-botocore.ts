import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pythonTools } from '../setup/python.ts';

/** A request to hold against botocore's model; of SageMaker where no service is named. */
export interface AskedRequest {
  service?: string;
  operation: string;
  input: unknown;
}

/** What botocore's own validator says to each request; `null` where it takes it. */
export function askBotocore(requests: readonly AskedRequest[]): (string | null)[] {
  const script = fileURLToPath(new URL('validate_requests.py', import.meta.url));
  const input = requests.map((request) => JSON.stringify(request)).join('\n');
  const output = execFileSync(pythonTools()?.python ?? '', [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string | null);
}
