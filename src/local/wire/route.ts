import type { Embedded, JsonService, WireRequest, WireResponse } from '../embedded.ts';
import { answerJson, jsonError, unknownOperation } from './aws-json.ts';
import { credentialOf } from './credential.ts';
import { answerRest } from './rest-json.ts';
import { jsonServices, type LazyJsonService, restServices, xmlServices } from './services.ts';

/** What reaches the embedded AWS goes in here, and its answer comes out; nothing is thrown. */
export type Handler = (request: WireRequest) => Promise<WireResponse>;

/** Hands each request to the service that it is meant for. Services are loaded, and make their tables, on their first request. */
export function makeHandler(aws: Embedded): Handler {
  const loaded = new Map<string, Promise<JsonService>>();
  return async (request) => {
    try {
      const target = request.headers['x-amz-target'];
      return await (target === undefined ? answerPath(request, aws) : answerTarget(target, request, aws, loaded));
    } catch (error) {
      return jsonError(error);
    }
  };
}

async function answerTarget(
  target: string,
  request: WireRequest,
  aws: Embedded,
  loaded: Map<string, Promise<JsonService>>,
): Promise<WireResponse> {
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(dot, 0));
  const lazy = Object.hasOwn(jsonServices, prefix) ? jsonServices[prefix] : undefined;
  if (!lazy) throw unknownOperation(target);
  const service = await (loaded.get(prefix) ?? loadOnce(prefix, lazy, aws, loaded));
  return answerJson(service, lazy.model, target.slice(dot + 1), request, aws);
}

/** A service that could not be loaded, as on a full disk, is tried again by the next request. */
function loadOnce(
  prefix: string,
  lazy: LazyJsonService,
  aws: Embedded,
  loaded: Map<string, Promise<JsonService>>,
): Promise<JsonService> {
  const service = lazy.load(aws);
  loaded.set(prefix, service);
  service.catch(() => loaded.delete(prefix));
  return service;
}

/** Unsigned requests are S3's: of the services here it alone answers them. */
async function answerPath(request: WireRequest, aws: Embedded): Promise<WireResponse> {
  const name = credentialOf(request)?.service ?? (isForm(request) ? 'sts' : 's3');
  const rest = Object.hasOwn(restServices, name) ? restServices[name] : undefined;
  if (rest) return answerRest(await rest.load(aws), rest.model, request, aws);
  const load = Object.hasOwn(xmlServices, name) ? xmlServices[name] : undefined;
  if (!load) throw unknownOperation(`${request.method} ${request.path} of ${name}`);
  const handle = await load();
  return handle(request, aws);
}

/** The query protocol of STS. */
export function isForm(request: WireRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}
