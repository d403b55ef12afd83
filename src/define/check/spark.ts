import type { Language } from '../definition.ts';
import type { Finding } from '../finding.ts';
import type { JobData } from '../schema/head.ts';

/** Spark runs scripts in Python. */
export function checkSpark({ kind }: Partial<JobData>, language: Language | undefined): Finding[] {
  if (kind !== 'spark' || language === undefined || language === 'python') return [];
  return [
    {
      path: ['kind'],
      at: 'value',
      what: `a ${language} script can't be a spark job`,
      rule: 'a spark job is a PySpark script',
      fix: 'write it in Python, or make it a processing job',
    },
  ];
}
