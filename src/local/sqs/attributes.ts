import { ServiceError } from '../service-error.ts';
import { unsupported } from './refusals.ts';

/** What can be set of a queue, with its bounds and what it is when nothing is said. Times in seconds, sizes in bytes. */
const settings: Readonly<Record<string, { least: number; most: number; otherwise: number }>> = {
  DelaySeconds: { least: 0, most: 900, otherwise: 0 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, otherwise: 1_048_576 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, otherwise: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, otherwise: 0 },
  VisibilityTimeout: { least: 0, most: 43_200, otherwise: 30 },
};

/** Attributes that change nothing here, kept and given back as they are. */
const kept = new Set(['Policy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled']);

/** Throws where these attributes can't be set: `InvalidAttributeName`, `InvalidAttributeValue`, `UnsupportedOperation`. */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (kept.has(name)) continue;
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (!setting) throw isKnown(name) ? unsupported(name) : unknownAttribute(name);
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= setting.least && number <= setting.most)) {
      throw new ServiceError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    }
  }
}

/** A setting of a queue as a number. */
export function settingOf(attributes: Readonly<Record<string, string>>, name: keyof typeof settings): number {
  return Number(attributes[name] ?? settings[name]?.otherwise);
}

/** All settings of a queue as texts, those that nothing was said of included. */
export function withDefaults(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const defaults = Object.entries(settings).map(([name, { otherwise }]) => [name, String(otherwise)]);
  return { ...Object.fromEntries(defaults), SqsManagedSseEnabled: 'true', ...attributes };
}

export function unknownAttribute(name: string): ServiceError {
  return new ServiceError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

function isKnown(name: string): boolean {
  return /^(FifoQueue|ContentBasedDeduplication|DeduplicationScope|FifoThroughputLimit|Redrive(Allow)?Policy)$/.test(
    name,
  );
}
