import { ServiceError } from '../service-error.ts';

/** A queue that isn't there. */
export function noSuchQueue(): ServiceError {
  return new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
}

/** A value that breaks SQS's rules. */
export function invalidValue(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', message);
}

/** What SQS can do and the embedded one can't. */
export function unsupported(what: string): ServiceError {
  return new ServiceError('UnsupportedOperation', `The embedded SQS has no ${what}.`);
}

const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** The error's name in SQS's older protocol, by which boto3 still calls it. */
export function queryCodeOf(name: string): string {
  return queryCodes[name] ?? name;
}
