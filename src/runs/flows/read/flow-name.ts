/** What the project deploys is called `<project>-<flow>`. */
export function flowName(deployed: string, project: { name: string }): string {
  const prefix = `${project.name}-`;
  return deployed.startsWith(prefix) ? deployed.slice(prefix.length) : deployed;
}
