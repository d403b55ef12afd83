import { ServiceError } from '../service-error.ts';
import { documentOf } from './body.ts';
import { emptyResponse, needBucket, ownerOf, xmlResponse, xmlTime, type S3Handler } from './call.ts';
import { childText, malformed, readXml } from './read-xml.ts';

/** Where S3 began: its buckets have no location constraint, and making one's own bucket again there is no error. */
const firstRegion = 'us-east-1';

export const listBuckets: S3Handler = ({ aws }) => {
  const buckets = aws.objects.buckets().map(({ name, created }) => ({ Name: name, CreationDate: xmlTime(created) }));
  return xmlResponse('ListAllMyBucketsResult', { Owner: ownerOf(aws), Buckets: { Bucket: buckets } });
};

export const createBucket: S3Handler = async ({ request, aws, bucket }) => {
  const { region } = aws.identity;
  const document = await documentOf(request);
  const asked = document.trim() === '' ? undefined : locationIn(document);
  if ((asked ?? firstRegion) !== region && (asked ?? '') !== '') {
    const told = `The ${asked} location constraint is incompatible for the region specific endpoint this request was sent to.`;
    throw new ServiceError('IllegalLocationConstraintException', told);
  }
  try {
    aws.objects.createBucket(bucket);
  } catch (error) {
    const again = error instanceof ServiceError && error.name === 'BucketAlreadyOwnedByYou' && region === firstRegion;
    if (!again) throw error;
  }
  return emptyResponse(200, { location: `/${bucket}` });
};

export const headBucket: S3Handler = (call) => {
  needBucket(call);
  return emptyResponse(200, { 'x-amz-bucket-region': call.aws.identity.region, 'content-type': 'application/xml' });
};

export const deleteBucket: S3Handler = ({ aws, bucket }) => {
  aws.objects.deleteBucket(bucket);
  return emptyResponse(204);
};

export const getBucketLocation: S3Handler = (call) => {
  needBucket(call);
  const { region } = call.aws.identity;
  return xmlResponse('LocationConstraint', region === firstRegion ? '' : region);
};

/** Nothing here has versions; S3 says that with an empty document. */
export const getBucketVersioning: S3Handler = (call) => {
  needBucket(call);
  return xmlResponse('VersioningConfiguration', '');
};

function locationIn(document: string): string | undefined {
  const root = readXml(document);
  if (root.name !== 'CreateBucketConfiguration') throw malformed();
  return childText(root, 'LocationConstraint');
}
