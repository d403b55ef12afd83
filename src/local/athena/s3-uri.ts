/** A bucket and what stands behind it. */
export interface S3Place {
  bucket: string;
  /** A prefix of keys, ending in a slash where it isn't empty. */
  prefix: string;
}

/** Reads `s3://bucket/prefix/` as a folder. `undefined` where it is no such URI. */
export function parseFolder(uri: string): S3Place | undefined {
  const found = /^s3[an]?:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri);
  if (found === null) return undefined;
  const prefix = found[2] ?? '';
  return { bucket: found[1] as string, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

export function folderUri({ bucket, prefix }: S3Place): string {
  return `s3://${bucket}/${prefix}`;
}
