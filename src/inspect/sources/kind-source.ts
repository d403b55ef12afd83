import { headKinds, type HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import type { Learned } from '../compiled/learned.ts';
import type { Explanation } from '../explanation.ts';
import type { Source } from './source.ts';

/** What a head may say that its job is: what each becomes, and which keys it can't have. */
export function kindSource(fields: readonly ReferenceField[], learned: Learned): Source {
  return {
    title: 'Kinds of jobs',
    names: () => headKinds,
    explain: (name) => {
      const kind = headKinds.find((each) => each === name || `kind = "${each}"` === name);
      return kind && explainKind(kind, fields, learned);
    },
  };
}

const docs: Readonly<Record<HeadKind, string>> = {
  processing: 'A job that reads and writes data: its outputs are files, places in S3 or tables.',
  training: 'A job that makes a model. SageMaker reads its metrics from the log, and may run it on spare capacity.',
  spark:
    'A PySpark script: a processing job in an image that brings Spark; in a flow, also a job of Glue or EMR Serverless.',
};

function explainKind(kind: HeadKind, fields: readonly ReferenceField[], learned: Learned): Explanation {
  const own = fields.filter(({ key }) => !key.includes('.'));
  const refused = own.flatMap((field) => {
    const rule = learned.refusal(field, kind);
    return rule === undefined ? [] : [`${field.key} (${rule})`];
  });
  const operations = learned.operationOf(kind);
  const facts = [
    { name: 'written', text: `\`kind = "${kind}"\`` },
    { name: 'becomes', text: operations },
    { name: 'not for it', text: refused.length > 0 ? refused.join(', ') : undefined },
  ];
  return {
    name: `kind = "${kind}"`,
    type: 'kind of job',
    doc: docs[kind],
    facts: facts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    choices: headKinds.map((value) => ({ value, ...(value === kind && { current: true as const }) })),
    uses: [{ where: 'head', allowed: true, text: 'of a script; it decides which request the job becomes' }],
    fields: [],
    source: 'mlx',
  };
}
