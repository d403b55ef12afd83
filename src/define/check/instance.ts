import { nearest } from '../../base/nearest.ts';

const families = [
  't3 m4 m5 m5d m6i m6id m7i c4 c5 c5n c6i c6id c7i r5 r5d r6i r7i',
  'g4dn g5 g6 g6e g7 g7e p2 p3 p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 trn1 trn1n trn2',
].flatMap((line) => line.split(' '));

const sizes =
  'medium large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 9xlarge 12xlarge 16xlarge 18xlarge 24xlarge 32xlarge 48xlarge';

/** The instance type that a misspelt one most likely meant: `m5.xlarge` and `ml.m5.xlrage` both meant `ml.m5.xlarge`. */
export function nearestInstance(typed: string): string | undefined {
  const [family, size] = typed
    .trim()
    .toLowerCase()
    .replaceAll('_', '.')
    .replace(/^ml[.-]?(?=[a-z])/, '')
    .split('.');
  if (!family || !size) return undefined;
  const nearFamily = families.includes(family) ? family : nearest(family, families);
  const nearSize = sizes.split(' ').includes(size) ? size : nearest(size, sizes.split(' '));
  return nearFamily && nearSize && `ml.${nearFamily}.${nearSize}`;
}
