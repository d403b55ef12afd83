import { ServiceError } from '../service-error.ts';

/** A value that Lambda, or the embedded one, doesn't take. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterValueException', message);
}

/** What a request asks for and only AWS can give. */
export function notHere(what: string, instead: string): ServiceError {
  return invalidParameter(`The embedded Lambda has no ${what}. ${instead}`);
}
