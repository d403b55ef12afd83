import { describe, expect, it } from 'vitest';
import { awsName } from '../../src/aws/aws-refusal.ts';
import { causeOf } from '../../src/aws/failure-causes.ts';
import { translateError } from '../../src/aws/translate-error.ts';
import { MlxError, tell } from '../../src/base/errors.ts';

const call = { service: 'SageMaker', operation: 'CreateTrainingJob', where: 'prod', region: 'eu-west-1' };

function thrown(name: string, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

function told(error: Error) {
  const translated = translateError(error, call);
  if (!(translated instanceof MlxError)) throw new Error('not translated');
  return { ...tell(translated.code, translated.details), details: translated.details };
}

describe('translateError', () => {
  it.each([
    ['CredentialsProviderError', 'Could not load credentials from any providers', 'AWS_CREDENTIALS_MISSING'],
    ['CredentialsProviderError', 'The SSO session associated with this profile has expired', 'AWS_CREDENTIALS_EXPIRED'],
    ['ExpiredTokenException', 'The security token included in the request is expired', 'AWS_CREDENTIALS_EXPIRED'],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'AWS_CREDENTIALS_REFUSED',
    ],
    ['Error', 'Region is missing', 'AWS_REGION_MISSING'],
    ['TimeoutError', 'socket hang up', 'AWS_UNREACHABLE'],
    ['ThrottlingException', 'Rate exceeded', 'AWS_THROTTLED'],
    ['ResourceInUse', 'Training job names must be unique within an AWS account and region', 'AWS_NAME_TAKEN'],
    ['ValidationException', 'Requested resource not found.', 'AWS_REFUSED'],
  ])('tells %s "%s" as %s', (name, message, code) => {
    expect(told(thrown(name, message)).code).toBe(code);
  });

  it('names the profile to sign in with', () => {
    expect(told(thrown('ExpiredToken')).fix).toContain('aws sso login --profile prod');
  });

  it('names the action and the resource that access was denied to', () => {
    const message =
      'User: arn:aws:iam::1:user/x is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/r because no policy';
    const words = told(thrown('AccessDeniedException', message));
    expect(words.what).toBe('you may not iam:PassRole');
    expect(words.fix).toContain('sagemaker.amazonaws.com');
    expect(words.details).toMatchObject({ resource: 'arn:aws:iam::1:role/r' });
  });

  it('names the quota and its number', () => {
    const message =
      "The account-level service limit 'ml.g5.2xlarge for training job usage' is 0 Instances, with current utilization of 0 Instances";
    expect(told(thrown('ResourceLimitExceeded', message)).what).toBe(
      'your quota of "ml.g5.2xlarge for training job usage" in eu-west-1 is 0',
    );
  });

  it('does not claim to know whether a call arrived that may have', () => {
    const error = thrown('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' });
    expect(told(error).still).toBe('Whether CreateTrainingJob arrived is not known; `mlx ls` tells.');
    const reading = translateError(error, { ...call, operation: 'ListTrainingJobs' }) as MlxError;
    expect(tell(reading.code, reading.details).still).toBe('Nothing was changed.');
  });

  it('keeps the original as the cause and its name readable', () => {
    const original = thrown('ResourceNotFoundException', 'The specified log group does not exist.');
    const error = translateError(original, call);
    expect(error).toMatchObject({ cause: original });
    expect(awsName(error)).toBe('ResourceNotFoundException');
  });

  it('lets aborts and its own errors pass unchanged', () => {
    const abort = thrown('AbortError');
    const own = new MlxError('ROLE_UNKNOWN', { caller: 'x' });
    expect(translateError(abort, call)).toBe(abort);
    expect(translateError(own, call)).toBe(own);
  });
});

describe('causeOf', () => {
  it.each([
    [
      "Could not assume role arn:aws:iam::1:role/r. Please ensure that the role allows principal 'sagemaker.amazonaws.com'",
      'does not trust',
    ],
    ['ClientError: Data download failed:Failed to download s3://b/k: AccessDenied 403', 'may not read an input'],
    ['CapacityError: Unable to provision requested ML compute capacity.', 'no such machine free'],
    ['ClientError: Artifact upload failed:Error 7: AccessDenied', 'may not write'],
    ['InternalServerError: We encountered an internal error. Please try again.', 'SageMaker itself'],
  ])('finds the cause of "%s"', (text, cause) => {
    expect(causeOf(text)?.cause).toContain(cause);
  });

  it('has none for a text that it does not know', () => {
    expect(causeOf('AlgorithmError: ValueError: no rows')).toBeUndefined();
  });
});
