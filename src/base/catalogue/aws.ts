import { entry } from '../entry.ts';

export const awsErrors = {
  AWS_REFUSED: entry<{ service: string; operation: string; name: string; message: string }>({
    audience: 'aws',
    what: ({ service, operation, name }) => `${service} refused ${operation}: ${name}`,
    why: ({ message }) => message,
    fix: () => 'Run `mlx doctor` to check credentials, region and role.',
    still: ({ operation }) => `${operation} changed nothing.`,
  }),
};
