/** What the service answers to a call that it refuses. */
export class Refusal extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** What keeps an answer from coming at all, as the operating system names it. */
export class NetworkFault extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code} logs.us-east-1.amazonaws.com`);
    this.name = code === 'ETIMEDOUT' ? 'TimeoutError' : 'Error';
    this.code = code;
  }
}

export const noSuchGroup = (): Refusal =>
  new Refusal('ResourceNotFoundException', 'The specified log group does not exist.');

export const noSuchStream = (): Refusal =>
  new Refusal('ResourceNotFoundException', 'The specified log stream does not exist.');

export const badParameter = (message: string): Refusal => new Refusal('InvalidParameterException', message);

export const badToken = (): Refusal => badParameter('The specified nextToken is invalid.');

export const expiredToken = (): Refusal => badParameter('The specified nextToken has expired.');
