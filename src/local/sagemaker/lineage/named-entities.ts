import type { CreateActionRequest, CreateContextRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded, Operation } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { insertEntity, readEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { checkTags } from '../tags.ts';
import { pick, seconds } from '../wire-form.ts';
import { deleteLineage } from './delete-lineage.ts';
import { lineageArn, lineageBody, notFound } from './lineage-entity.ts';
import { type ListLineageInput, pageLineage } from './page-lineage.ts';

/** Actions and contexts differ in the names of their members only: `ActionName`, `ContextName`. */
export function namedOperations(
  kind: 'action' | 'context',
): Record<'create' | 'delete' | 'describe' | 'list', Operation> {
  const word = kind === 'action' ? 'Action' : 'Context';
  const [nameMember, arnMember, typeMember] = [`${word}Name`, `${word}Arn`, `${word}Type`];
  type Given = Readonly<Record<string, string>>;

  function summary(entity: Entity): object {
    const { Type, Source, Status } = lineageBody(entity);
    return {
      [nameMember]: entity.name,
      [arnMember]: entity.arn,
      [typeMember]: Type,
      Source,
      Status,
      CreationTime: seconds(entity.created),
      LastModifiedTime: seconds(entity.modified),
    };
  }

  /** They are found by their name or by their ARN. */
  function need(given: Given, { state, identity }: Embedded): Entity {
    const named = given[nameMember] ?? '';
    const start = lineageArn(kind, '', identity);
    const name = named.startsWith(start) ? named.slice(start.length) : named;
    const found = readEntity(state, kind, name);
    if (!found) throw notFound(lineageArn(kind, name, identity));
    return found;
  }

  return {
    create: (request: CreateActionRequest & CreateContextRequest, aws: Embedded) => {
      checkTags(request.Tags ?? []);
      const given = request as unknown as Given;
      const name = given[nameMember] ?? '';
      const arn = lineageArn(kind, name, aws.identity);
      const members = ['Source', 'Description', 'Status', 'Properties', 'MetadataProperties', 'Tags'];
      const body = { Type: given[typeMember], Name: name, ...pick({ ...request }, members) };
      const at = aws.now();
      if (!insertEntity(aws.state, { kind, name, arn, body, created: at, modified: at })) {
        throw invalid(`${word} with the name ${name} already exists (${arn}).`);
      }
      return { [arnMember]: arn };
    },
    delete: (given: Given, aws: Embedded) => {
      const found = need(given, aws);
      deleteLineage(found, aws);
      return { [arnMember]: found.arn };
    },
    describe: (given: Given, aws: Embedded) => {
      const found = need(given, aws);
      const more = pick(found.body, ['Description', 'Properties', 'MetadataProperties']);
      return { ...summary(found), ...more, CreatedBy: {}, LastModifiedBy: {} };
    },
    list: (input: ListLineageInput, aws: Embedded) => {
      const Type = (input as unknown as Given)[typeMember];
      const { entities, token } = pageLineage(kind, input, { Type }, aws);
      return { [`${word}Summaries`]: entities.map(summary), NextToken: token };
    },
  };
}
