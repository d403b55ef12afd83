/** The S3 URI of a model, which may be named by S3's own address of a region too: `https://s3.eu-west-1.amazonaws.com/...`. */
export function modelUri(uri: string): string {
  return uri.replace(/^https:\/\/s3[.-][^/]+\//u, 's3://');
}
