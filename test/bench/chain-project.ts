import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** A project with a flow, `chain`, of so many jobs, each of which copies what the one before it wrote. */
export function chainProject(steps: number): Promise<TemporaryFolder> {
  return temporaryFolder({
    'mlx.toml': 'name = "bench"\n',
    'jobs/first.py': first,
    'jobs/next.py': next,
    'flows/chain.flow.ts': chainOf(steps),
  });
}

const first = `# /// script
# [tool.mlx]
# kind = "processing"
#
# [tool.mlx.outputs]
# said = "files"
# ///
import os

with open(os.path.join(os.environ["MLX_OUTPUT_SAID"], "hello.txt"), "w") as file:
    file.write("hello")
`;

const next = `# /// script
# [tool.mlx]
# kind = "processing"
#
# [tool.mlx.inputs]
# before = "first.said"
#
# [tool.mlx.outputs]
# said = "files"
# ///
import os

with open(os.path.join(os.environ["MLX_INPUT_BEFORE"], "hello.txt")) as file:
    said = file.read()
with open(os.path.join(os.environ["MLX_OUTPUT_SAID"], "hello.txt"), "w") as file:
    file.write(said)
`;

function chainOf(steps: number): string {
  return `import { flow, job } from 'mlx';

export default flow('chain', {}, () => {
  let before = job('jobs/first.py', { name: 'step-0' });
  for (let at = 1; at < ${steps}; at += 1) {
    before = job('jobs/next.py', { name: \`step-\${at}\`, inputs: { before: before.outputs.said } });
  }
});
`;
}
