import { ServiceError } from '../service-error.ts';

/** What CloudWatch Logs refuses, in its own words. */
export const noSuchGroup = (): ServiceError =>
  new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');

export const noSuchStream = (): ServiceError =>
  new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');

export const alreadyThere = (what: 'group' | 'stream'): ServiceError =>
  new ServiceError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);

export const badParameter = (message: string): ServiceError => new ServiceError('InvalidParameterException', message);

export const badToken = (): ServiceError => badParameter('The specified nextToken is invalid.');
