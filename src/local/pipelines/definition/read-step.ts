import { isJsonObject, type Json, type JsonObject, memberOf } from '../json.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { unreadable } from '../refusals.ts';
import { type RetryPolicy, type StepDefinition, type StepType, stepTypes } from './definition.ts';
import { isoDuration } from './duration.ts';
import { referencesIn, stepOfReference } from './references.ts';

/** Reads a step, and those of its branches after it. */
export function readStep(value: Json, inside?: StepDefinition['inside']): StepDefinition[] {
  const name = textMember(value, 'Name', 'a step');
  const { Arguments: given = {}, ...members } = value as JsonObject;
  if (!isJsonObject(given)) throw unreadable(`Expecting start of Json Object. (Arguments of step '${name}')`);
  const { IfSteps, ElseSteps, ...rest } = given;
  const type = typeOf(value, name);
  const own = type === 'Condition' ? rest : given;
  const reads = [...new Set(referencesIn([own, members]).flatMap((target) => stepOfReference(target) ?? []))];
  const step: StepDefinition = {
    name,
    type,
    arguments: own,
    members,
    reads,
    needs: [...new Set([...dependsOn(members, name), ...reads, ...(inside ? [inside.step] : [])])],
    ...(inside && { inside }),
    ...reuseOf(members['CacheConfig'], name),
    retry: retryOf(members['RetryPolicies']),
  };
  if (type !== 'Condition') return [step];
  return [
    step,
    ...branch(IfSteps, { step: name, outcome: true }),
    ...branch(ElseSteps, { step: name, outcome: false }),
  ];
}

export function textMember(value: Json, member: string, where: string): string {
  if (!isJsonObject(value)) throw unreadable(`Expecting start of Json Object. (${where})`);
  const text = value[member];
  if (typeof text !== 'string') throw unreadable(`${member} of ${where} must be a text.`);
  return text;
}

function typeOf(step: Json, name: string): StepType {
  const type = textMember(step, 'Type', `step '${name}'`);
  const known = stepTypes.find((each) => each === type);
  if (!known) throw invalid(`The embedded AWS can't carry out step ${name}: it has no steps of type ${type}.`);
  return known;
}

function branch(steps: Json | undefined, inside: { step: string; outcome: boolean }): StepDefinition[] {
  if (steps === undefined || steps === null) return [];
  if (!Array.isArray(steps)) throw unreadable(`Expecting start of Json Array. (branches of step '${inside.step}')`);
  return steps.flatMap((step) => readStep(step, inside));
}

function dependsOn(members: JsonObject, name: string): string[] {
  const names = members['DependsOn'] ?? [];
  if (!Array.isArray(names) || !names.every((each) => typeof each === 'string')) {
    throw unreadable(`Expecting start of Json Array. (DependsOn of step '${name}')`);
  }
  return names;
}

function reuseOf(config: Json | undefined, name: string): { reuse?: number } {
  if (memberOf(config, 'Enabled') !== true) return {};
  const text = memberOf(config, 'ExpireAfter');
  if (text === undefined || text === null) return { reuse: Number.POSITIVE_INFINITY };
  const reuse = typeof text === 'string' ? isoDuration(text) : undefined;
  if (reuse === undefined) {
    throw unreadable(`ExpireAfter of step '${name}' must be an ISO 8601 duration: ${JSON.stringify(text)}`);
  }
  return { reuse };
}

function retryOf(policies: Json | undefined): RetryPolicy[] {
  if (!Array.isArray(policies)) return [];
  return policies.filter(isJsonObject).map((policy) => ({
    exceptions: Array.isArray(policy['ExceptionType']) ? policy['ExceptionType'].map(String) : [],
    interval: 1000 * Number(policy['IntervalSeconds'] ?? 1),
    backoff: Number(policy['BackoffRate'] ?? 2),
    ...(policy['MaxAttempts'] !== undefined && { attempts: Number(policy['MaxAttempts']) }),
    ...(policy['ExpireAfterMin'] !== undefined && { expire: 60_000 * Number(policy['ExpireAfterMin']) }),
  }));
}
