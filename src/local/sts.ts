import { randomUUID } from 'node:crypto';
import type { Embedded, Identity, WireRequest, WireResponse } from './embedded.ts';
import { readBody } from './wire/read-body.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const maxBody = 65_536;

/** The embedded STS: `GetCallerIdentity`, in AWS's query protocol. */
export async function handleSts(request: WireRequest, aws: Embedded): Promise<WireResponse> {
  const form = new URLSearchParams((await readBody(request.body, maxBody)).toString('utf8'));
  const action = form.get('Action') ?? request.query['Action'] ?? '';
  if (action === 'GetCallerIdentity') return xml(200, callerIdentity(aws.identity));
  return xml(400, invalidAction(action, form.get('Version') ?? ''));
}

function callerIdentity({ account, partition }: Identity): string {
  return `<GetCallerIdentityResponse xmlns="${namespace}">
  <GetCallerIdentityResult>
    <Arn>arn:${partition}:sts::${account}:assumed-role/mlx-local/you</Arn>
    <UserId>AROAMLXLOCAL:you</UserId>
    <Account>${account}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>
`;
}

function invalidAction(action: string, version: string): string {
  return `<ErrorResponse xmlns="${namespace}">
  <Error>
    <Type>Sender</Type>
    <Code>InvalidAction</Code>
    <Message>Could not find operation ${escape(action)} for version ${escape(version)}</Message>
  </Error>
  <RequestId>${randomUUID()}</RequestId>
</ErrorResponse>
`;
}

function escape(text: string): string {
  return text.replaceAll(/[^\w .:/-]/g, (character) => `&#${character.codePointAt(0)};`);
}

function xml(status: number, body: string): WireResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}
