import { MlxError } from '../../../base/errors.ts';
import { requestFaults } from '../../../inspect/check/request-faults.ts';
import type { Service } from '../../../limits/operations.ts';
import { requestShape } from '../../../limits/tables.ts';

/** Tokens against sending twice; the SDK makes them where they are not given. */
const madeBySdk = ['ClientRequestToken', 'ClientToken', 'clientToken'];

/** Throws REQUEST_WOULD_FAIL where the service would refuse the request, as far as its limits are known. */
export function requireGoodRequest(service: Service, operation: string, input: object): void {
  const shape = requestShape(service, operation);
  if (!shape) return;
  const made = madeBySdk.filter((name) => shape.required?.includes(name) && !Object.hasOwn(input, name));
  const whole = { ...input, ...Object.fromEntries(made.map((name) => [name, '0'.repeat(32)])) };
  const faults = requestFaults(service, operation, whole);
  if (faults.length > 0) throw new MlxError('REQUEST_WOULD_FAIL', { operation, faults });
}
