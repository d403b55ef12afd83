/**
 * GB of NVMe disk that an instance type brings, by family and size. SageMaker gives a job that disk instead of a volume, so
 * no larger one can be asked for, and none with a key.
 */
const disks: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  g4dn: { xlarge: 125, '2xlarge': 225, '4xlarge': 225, '8xlarge': 900, '12xlarge': 900, '16xlarge': 900 },
  g5: {
    xlarge: 250,
    '2xlarge': 450,
    '4xlarge': 600,
    '8xlarge': 900,
    '12xlarge': 3800,
    '16xlarge': 1900,
    '24xlarge': 3800,
    '48xlarge': 7600,
  },
  g6: {
    xlarge: 250,
    '2xlarge': 450,
    '4xlarge': 600,
    '8xlarge': 900,
    '12xlarge': 3760,
    '16xlarge': 1880,
    '24xlarge': 3760,
    '48xlarge': 7520,
  },
  g6e: {
    xlarge: 250,
    '2xlarge': 450,
    '4xlarge': 600,
    '8xlarge': 900,
    '12xlarge': 3800,
    '16xlarge': 1900,
    '24xlarge': 3800,
    '48xlarge': 7600,
  },
  r5d: {
    large: 75,
    xlarge: 150,
    '2xlarge': 300,
    '4xlarge': 600,
    '8xlarge': 1200,
    '12xlarge': 1800,
    '16xlarge': 2400,
    '24xlarge': 3600,
  },
  p4d: { '24xlarge': 8000 },
};

/** GB of the disk that an instance type brings; `undefined` where it brings none, or none that is known. */
export function localDisk(instanceType: string): number | undefined {
  const [, family = '', size = ''] = instanceType.split('.');
  return Object.hasOwn(disks, family) ? disks[family]?.[size] : undefined;
}
