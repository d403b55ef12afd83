import { randomUUID } from 'node:crypto';
import { messageOf } from '../../base/thrown.ts';
import type { Embedded, WireRequest, WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { addressOf, checkVersion } from './address.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listBuckets,
} from './buckets.ts';
import type { S3Call, S3Handler } from './call.ts';
import { completeMultipartUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { getObject, headObject } from './get-object.ts';
import { listObjectsV1, listObjectsV2 } from './list-objects.ts';
import { listMultipartUploads } from './list-uploads.ts';
import { abortMultipartUpload, createMultipartUpload, listParts, uploadPart, uploadPartCopy } from './multipart.ts';
import { checkExpiry } from './expiry.ts';
import { putObject } from './put-object.ts';
import { writeXml } from './write-xml.ts';

/** Answers a request in S3's REST form, path style or virtual-host style. Refusals come back as S3's error documents. */
export async function handleS3(request: WireRequest, aws: Embedded): Promise<WireResponse> {
  const id = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  const identified = { 'x-amz-request-id': id, server: 'AmazonS3' };
  try {
    const call: S3Call = { request, aws, ...addressOf(request) };
    checkVersion(request.query['versionId']);
    checkExpiry(request.query, aws.now());
    const { status, headers, body } = await handlerOf(call)(call);
    return { status, headers: { ...identified, ...headers }, body };
  } catch (error) {
    return refusal(error instanceof ServiceError ? error : internalError(error), request, identified);
  }
}

/** What the query names beside the object: `?uploads`, `?location`. */
const subresources = new Set(
  (
    'accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle location ' +
    'logging metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock replication ' +
    'requestPayment restore retention select session tagging torrent uploads uploadId versioning versions website'
  ).split(' '),
);

const objectHandlers: Readonly<Record<string, S3Handler>> = {
  GET: getObject,
  HEAD: headObject,
  PUT: putObject,
  DELETE: deleteObject,
  'POST uploads': createMultipartUpload,
  'PUT uploadId': uploadPart,
  'POST uploadId': completeMultipartUpload,
  'DELETE uploadId': abortMultipartUpload,
  'GET uploadId': listParts,
};

const copyHandlers: Readonly<Record<string, S3Handler>> = { PUT: copyObject, 'PUT uploadId': uploadPartCopy };

const bucketHandlers: Readonly<Record<string, S3Handler>> = {
  GET: (call) => (call.request.query['list-type'] === '2' ? listObjectsV2(call) : listObjectsV1(call)),
  HEAD: headBucket,
  PUT: createBucket,
  DELETE: deleteBucket,
  'POST delete': deleteObjects,
  'GET location': getBucketLocation,
  'GET versioning': getBucketVersioning,
  'GET uploads': listMultipartUploads,
};

function handlerOf({ request, bucket, key }: S3Call): S3Handler {
  const asked = Object.keys(request.query).find((name) => subresources.has(name));
  const operation = asked === undefined ? request.method : `${request.method} ${asked}`;
  const copying = request.headers['x-amz-copy-source'] !== undefined;
  const serviceHandlers: Readonly<Record<string, S3Handler>> = { GET: listBuckets };
  const atKey = copying ? copyHandlers : objectHandlers;
  const handlers = bucket === '' ? serviceHandlers : key === '' ? bucketHandlers : atKey;
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined;
  if (handler) return handler;
  if (asked !== undefined) {
    throw new ServiceError('NotImplemented', `The embedded S3 does not have ${request.method} ?${asked}.`, {
      status: 501,
    });
  }
  throw new ServiceError('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    status: 405,
    extra: { Method: request.method },
  });
}

/** Told with its own message: whoever reads it sits at the machine that it happened on. */
function internalError(error: unknown): ServiceError {
  return new ServiceError('InternalError', `We encountered an internal error: ${messageOf(error)}`, { status: 500 });
}

function refusal(error: ServiceError, request: WireRequest, identified: Record<string, string>): WireResponse {
  const document = writeXml('Error', {
    Code: error.name,
    Message: error.message,
    ...(error.extra as Record<string, string | number>),
    RequestId: identified['x-amz-request-id'],
  });
  const headers: Record<string, string> = { ...identified, 'content-type': 'application/xml' };
  if (error.status === 416) headers['content-range'] = `bytes */${String(error.extra['ActualObjectSize'])}`;
  return { status: error.status, headers, body: request.method === 'HEAD' ? new Uint8Array() : document };
}
