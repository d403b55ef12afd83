/** How a flow is run: by mlx itself through direct calls, as a SageMaker Pipeline, or as a Step Functions state machine. */
export const ways = ['job', 'pipeline', 'states'] as const;
export type Way = (typeof ways)[number];
