/** What is known of an instance type. Prices are USD per hour in us-east-1, on demand. */
export interface Machine {
  type: string;
  vcpu: number;
  /** GiB of memory. */
  memory: number;
  gpu?: string;
  price?: number;
  /** Whether the price was quoted for SageMaker, or derived from EC2's by the family's usual factor. */
  basis?: 'quoted' | 'derived';
}

/** Type, vCPUs, GiB, price, Quoted or Derived, GPUs; `-` where no price is known. */
const table = `
ml.t3.medium 2 4 0.05 Q
ml.t3.large 2 8 0.10 Q
ml.t3.xlarge 4 16 0.20 Q
ml.t3.2xlarge 8 32 0.399 Q
ml.m5.large 2 8 0.115 Q
ml.m5.xlarge 4 16 0.23 Q
ml.m5.2xlarge 8 32 0.461 Q
ml.m5.4xlarge 16 64 0.922 Q
ml.m5.12xlarge 48 192 2.765 Q
ml.m5.24xlarge 96 384 5.53 Q
ml.m6i.xlarge 4 16 0.23 D
ml.m6i.4xlarge 16 64 0.922 D
ml.m7i.xlarge 4 16 0.242 D
ml.m7i.2xlarge 8 32 0.484 D
ml.m7i.8xlarge 32 128 1.935 D
ml.c5.xlarge 4 8 0.204 Q
ml.c5.2xlarge 8 16 0.408 Q
ml.c5.4xlarge 16 32 0.816 Q
ml.c5.9xlarge 36 72 1.836 Q
ml.c5.18xlarge 72 144 3.672 Q
ml.c6i.xlarge 4 8 0.204 D
ml.c7i.xlarge 4 8 0.214 D
ml.r5.large 2 16 0.151 Q
ml.r5.xlarge 4 32 0.302 Q
ml.r5.2xlarge 8 64 0.605 Q
ml.r5.4xlarge 16 128 1.21 Q
ml.r5.8xlarge 32 256 2.419 Q
ml.r5.16xlarge 64 512 4.838 Q
ml.g4dn.xlarge 4 16 0.736 Q 1 T4
ml.g4dn.2xlarge 8 32 0.94 Q 1 T4
ml.g4dn.4xlarge 16 64 1.505 Q 1 T4
ml.g4dn.8xlarge 32 128 2.72 Q 1 T4
ml.g4dn.12xlarge 48 192 4.89 Q 4 T4
ml.g4dn.16xlarge 64 256 5.44 Q 1 T4
ml.g5.xlarge 4 16 1.408 Q 1 A10G
ml.g5.2xlarge 8 32 1.515 Q 1 A10G
ml.g5.4xlarge 16 64 2.03 Q 1 A10G
ml.g5.8xlarge 32 128 3.06 Q 1 A10G
ml.g5.12xlarge 48 192 7.09 Q 4 A10G
ml.g5.16xlarge 64 256 5.12 Q 1 A10G
ml.g5.24xlarge 96 384 10.18 Q 4 A10G
ml.g5.48xlarge 192 768 20.36 Q 8 A10G
ml.g6.xlarge 4 16 1.127 Q 1 L4
ml.g6.2xlarge 8 32 1.222 Q 1 L4
ml.g6.4xlarge 16 64 1.654 Q 1 L4
ml.g6.8xlarge 32 128 2.518 D 1 L4
ml.g6.12xlarge 48 192 5.752 Q 4 L4
ml.g6.24xlarge 96 384 8.344 Q 4 L4
ml.g6.48xlarge 192 768 16.688 Q 8 L4
ml.g6e.xlarge 4 32 - - 1 L40S
ml.g6e.2xlarge 8 64 - - 1 L40S
ml.g6e.12xlarge 48 384 - - 4 L40S
ml.p3.2xlarge 8 61 3.825 Q 1 V100
ml.p4d.24xlarge 96 1152 25.25 Q 8 A100
ml.p5.4xlarge 16 256 7.91 D 1 H100
ml.p5.48xlarge 192 2048 63.30 Q 8 H100
ml.trn1.2xlarge 8 32 - -
ml.trn1.32xlarge 128 512 - -
`;

/** The instance types of which more than the name is known. */
export function machines(): Machine[] {
  return rows().map(machineOf);
}

/** What is known of an instance type; `undefined` where nothing is. */
export function machine(type: string): Machine | undefined {
  const row = rows().find((each) => each.startsWith(`${type} `));
  return row === undefined ? undefined : machineOf(row);
}

function rows(): string[] {
  return table.trim().split('\n');
}

/** Whether an instance type has NVIDIA GPUs, which its family's first letter tells. */
export function hasGpu(type: string): boolean {
  return /^ml\.[gp]\d/u.test(type);
}

function machineOf(row: string): Machine {
  const [type = '', vcpu, memory, price, basis, ...gpu] = row.split(' ');
  return {
    type,
    vcpu: Number(vcpu),
    memory: Number(memory),
    ...(gpu.length > 0 && { gpu: gpu.join(' ') }),
    ...(price !== '-' && { price: Number(price), basis: basis === 'Q' ? 'quoted' : 'derived' }),
  };
}
