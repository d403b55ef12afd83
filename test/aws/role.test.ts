import { describe, expect, it } from 'vitest';
import { roleOf } from '../../src/aws/role.ts';

const account = '123456789012';

function caller(arn: string) {
  return { account, arn, partition: arn.split(':')[1] ?? '' };
}

describe('roleOf', () => {
  it('takes the role that is named before all others', () => {
    const named = `arn:aws:iam::${account}:role/jobs`;
    expect(roleOf(caller(`arn:aws:iam::${account}:user/ann`), named)).toBe(named);
  });

  it('takes the role that the caller has assumed, in the partition of the caller', () => {
    const arn = `arn:aws-cn:sts::${account}:assumed-role/worker/session`;
    expect(roleOf(caller(arn))).toBe(`arn:aws-cn:iam::${account}:role/worker`);
  });

  it("puts back the path of the roles that SageMaker's console makes", () => {
    const arn = `arn:aws:sts::${account}:assumed-role/AmazonSageMaker-ExecutionRole-20240101T000000/SageMaker`;
    expect(roleOf(caller(arn))).toBe(
      `arn:aws:iam::${account}:role/service-role/AmazonSageMaker-ExecutionRole-20240101T000000`,
    );
  });

  it.each([
    `arn:aws:iam::${account}:user/ann`,
    `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Admin_1a2b/ann@example.com`,
    `arn:aws:iam::${account}:root`,
  ])('asks for a role where %s can give none', (arn) => {
    expect(() => roleOf(caller(arn))).toThrow(expect.objectContaining({ code: 'ROLE_UNKNOWN' }));
  });
});
