import { ServiceError } from '../service-error.ts';

/** The request can't be meant: AWS's InvalidRequestException. */
export function invalidRequest(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', message, { extra: { AthenaErrorCode: 'INVALID_INPUT' } });
}

/** The catalog has no such thing: AWS's MetadataException. */
export function notInCatalog(message: string): ServiceError {
  return new ServiceError('MetadataException', message);
}
