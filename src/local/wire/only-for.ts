import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { WireRequest, WireResponse } from '../embedded.ts';
import { writeXml } from '../s3/write-xml.ts';
import { ServiceError } from '../service-error.ts';
import { jsonError } from './aws-json.ts';
import { credentialOf } from './credential.ts';
import { isForm, type Handler } from './route.ts';

const hint = '`mlx local serve` prints the access key that it answers to.';

/**
 * A handler for requests that are signed with one access key and no others, so that a port of this machine is of use to
 * nobody else on it. The key's id is the secret: signatures aren't computed. No body is read before the key was seen.
 */
export function onlyFor(accessKeyId: string, handle: Handler): Handler {
  return async (request) => {
    const given = credentialOf(request)?.accessKeyId;
    return given !== undefined && isSame(given, accessKeyId) ? handle(request) : refusal(request, given);
  };
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Each in the form and words of the service that was asked; the connection ends with it, whatever was still to come. */
function refusal(request: WireRequest, given: string | undefined): WireResponse {
  const answer =
    request.headers['x-amz-target'] !== undefined
      ? jsonError(jsonRefusal(given))
      : isForm(request)
        ? xmlAnswer(
            writeXml('ErrorResponse', { Error: { Type: 'Sender', ...formRefusal(given) }, RequestId: randomUUID() }),
          )
        : xmlAnswer(writeXml('Error', { ...s3Refusal(given), RequestId: randomUUID() }), request.method);
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

function jsonRefusal(given: string | undefined): ServiceError {
  return given === undefined
    ? new ServiceError('MissingAuthenticationTokenException', `Missing Authentication Token. ${hint}`)
    : new ServiceError('UnrecognizedClientException', `The security token included in the request is invalid. ${hint}`);
}

function formRefusal(given: string | undefined): { Code: string; Message: string } {
  return given === undefined
    ? { Code: 'MissingAuthenticationToken', Message: `Request is missing Authentication Token. ${hint}` }
    : { Code: 'InvalidClientTokenId', Message: `The security token included in the request is invalid. ${hint}` };
}

function s3Refusal(given: string | undefined): { Code: string; Message: string } {
  return given === undefined
    ? { Code: 'AccessDenied', Message: `Access Denied. ${hint}` }
    : {
        Code: 'InvalidAccessKeyId',
        Message: `The AWS Access Key Id you provided does not exist in our records. ${hint}`,
      };
}

function xmlAnswer(document: Buffer, method = 'POST'): WireResponse {
  const body = method === 'HEAD' ? new Uint8Array() : document;
  return { status: 403, headers: { 'content-type': 'application/xml' }, body };
}
