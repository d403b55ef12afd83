/** Ends a job as Failed. `message` becomes its FailureReason as it is, in SageMaker's form: `ClientError: ...`. */
export class JobFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'JobFault';
  }
}
