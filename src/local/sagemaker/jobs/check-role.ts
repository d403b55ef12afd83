import type { Identity } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';

/** A job runs as a role of its own account. */
export function checkRole(role: string, identity: Identity): void {
  const account = role.split(':')[4];
  if (account !== identity.account) {
    throw new ServiceError('AccessDeniedException', 'Cross-account pass role is not allowed.');
  }
}
