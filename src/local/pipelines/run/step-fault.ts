/** Ends an attempt of a step as failed. `message` becomes its FailureReason; `exception` is the type that retry policies name. */
export class StepFault extends Error {
  readonly exception: string | undefined;

  constructor(message: string, exception?: string) {
    super(message);
    this.name = 'StepFault';
    this.exception = exception;
  }
}
