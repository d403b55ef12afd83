/** An error in the form of the service: `name` is AWS's own code, such as `ValidationException` or `ResourceInUse`. */
export class ServiceError extends Error {
  readonly status: number;
  /** Members beside `message` that the service's error shape has. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, more: { status?: number; extra?: Record<string, unknown> } = {}) {
    super(message);
    this.name = name;
    this.status = more.status ?? 400;
    this.extra = more.extra ?? {};
  }
}
