import type { WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { documentOf } from './body.ts';
import { emptyResponse, needBucket, xmlResponse, type S3Call } from './call.ts';
import { childText, malformed, readXml, type XmlElement } from './read-xml.ts';
import { checkKey } from './names.ts';

/** Most keys that one request may delete. */
const maxKeys = 1000;

/** DeleteObject: done also where there was none. */
export function deleteObject(call: S3Call): WireResponse {
  needBucket(call);
  checkKey(call.key);
  call.aws.objects.delete(call.bucket, call.key);
  return emptyResponse(204);
}

/** DeleteObjects. Each key succeeds or fails by itself. */
export async function deleteObjects(call: S3Call): Promise<WireResponse> {
  needBucket(call);
  const root = readXml(await documentOf(call.request));
  const keys = keysIn(root);
  const outcomes = keys.map((key) => outcomeOf(call, key));
  const quiet = childText(root, 'Quiet') === 'true';
  return xmlResponse('DeleteResult', {
    Deleted: quiet ? [] : outcomes.flatMap(({ key, error }) => (error ? [] : [{ Key: key }])),
    Error: outcomes.flatMap(({ key, error }) =>
      error ? [{ Key: key, Code: error.name, Message: error.message }] : [],
    ),
  });
}

function keysIn(root: XmlElement): string[] {
  const objects = root.children.filter(({ name }) => name === 'Object');
  if (root.name !== 'Delete' || objects.length === 0 || objects.length > maxKeys) throw malformed();
  return objects.map((object) => childText(object, 'Key') ?? '');
}

function outcomeOf(call: S3Call, key: string): { key: string; error?: ServiceError } {
  try {
    checkKey(key);
    call.aws.objects.delete(call.bucket, key);
    return { key };
  } catch (error) {
    if (error instanceof ServiceError) return { key, error };
    throw error;
  }
}
