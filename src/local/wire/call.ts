import type { Service } from '../../limits/operations.ts';
import type { Embedded } from '../embedded.ts';
import { answerCall, unknownOperation } from './aws-json.ts';
import { jsonServices, type LazyJsonService, restServices } from './services.ts';

/**
 * Calls an operation of the embedded AWS within this process. `input` and the answer are as on the wire (times in seconds); the
 * input is checked as a request would be. Throws `ServiceError`.
 */
export function callService(
  aws: Embedded,
  service: Service,
  operation: string,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return openCaller(aws)(service, operation, input);
}

/** Makes a `callService` that loads each service once, for what calls many operations. */
export function openCaller(
  aws: Embedded,
): (service: Service, operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>> {
  const loaded = new Map<Service, ReturnType<LazyJsonService['load']>>();
  return async (service, operation, input) => {
    const loading = loaded.get(service) ?? lazyService(service)?.load(aws);
    if (!loading) throw unknownOperation(`${service}.${operation}`);
    loaded.set(service, loading);
    loading.catch(() => loaded.delete(service));
    return answerCall(await loading, service, operation, input, aws);
  };
}

/** Whether the embedded AWS has an answer for an operation. */
export async function isAnswered(aws: Embedded, service: Service, operation: string): Promise<boolean> {
  const loaded = await lazyService(service)?.load(aws);
  return loaded !== undefined && Object.hasOwn(loaded.operations, operation);
}

function lazyService(service: Service): LazyJsonService | undefined {
  const services = [...Object.values(jsonServices), ...Object.values(restServices)];
  return services.find(({ model }) => model === service);
}
