import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { servedAws, type ServedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();

const prelude = `
import boto3, json, time
athena, s3 = boto3.client("athena"), boto3.client("s3")
s3.create_bucket(Bucket="lake", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})

def start(sql, **more):
    return athena.start_query_execution(QueryString=sql, ResultConfiguration={"OutputLocation": "s3://lake/results/"}, **more)["QueryExecutionId"]

def ended(id):
    while True:
        told = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]
        if told["Status"]["State"] not in ("QUEUED", "RUNNING"):
            return told
        time.sleep(0.02)

def run(sql, **more):
    told = ended(start(sql, **more))
    assert told["Status"]["State"] == "SUCCEEDED", told["Status"]
    return told

s3.put_object(Bucket="lake", Key="flights/a.json", Body=b"".join(b'{"id":%d,"carrier":"%s"}\\n' % (n, b"AA" if n % 3 else b"UA") for n in range(2500)))
run("CREATE DATABASE nyc")
run("CREATE EXTERNAL TABLE nyc.flights (id bigint COMMENT 'a number', carrier string) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://lake/flights/'")
`;

async function python(aws: ServedAws, script: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(tools!.python, ['-c', `${prelude}${script}`], { env: aws.env });
  return JSON.parse(stdout);
}

describe.skipIf(!tools)('boto3 against the embedded Athena', () => {
  it('runs a query and pages its rows', async () => {
    await using aws = await servedAws();
    const told = await python(
      aws,
      `
told = run("SELECT id, carrier FROM flights ORDER BY id", QueryExecutionContext={"Database": "nyc"})
pages = list(athena.get_paginator("get_query_results").paginate(QueryExecutionId=told["QueryExecutionId"]))
rows = [[cell.get("VarCharValue") for cell in row["Data"]] for page in pages for row in page["ResultSet"]["Rows"]]
key = told["ResultConfiguration"]["OutputLocation"].removeprefix("s3://lake/")
body = s3.get_object(Bucket="lake", Key=key)["Body"].read().decode()
took = told["Status"]["CompletionDateTime"] >= told["Status"]["SubmissionDateTime"]
print(json.dumps({"pages": len(pages), "rows": len(rows), "first": rows[:2], "last": rows[-1], "lines": body.count("\\n"), "took": took, "type": told["StatementType"]}))
`,
    );
    expect(told).toEqual({
      pages: 3,
      rows: 2501,
      first: [
        ['id', 'carrier'],
        ['0', 'UA'],
      ],
      last: ['2499', 'UA'],
      lines: 2501,
      took: true,
      type: 'DML',
    });
  });

  it('unloads rows and lists what was written', async () => {
    await using aws = await servedAws();
    const told = await python(
      aws,
      `
told = run("UNLOAD (SELECT carrier, count(*) AS n FROM nyc.flights GROUP BY 1) TO 's3://lake/out/' WITH (format = 'JSON', compression = 'GZIP')")
import gzip
keys = [item["Key"] for item in s3.list_objects_v2(Bucket="lake", Prefix="out/")["Contents"]]
lines = [json.loads(line) for key in keys for line in gzip.decompress(s3.get_object(Bucket="lake", Key=key)["Body"].read()).splitlines()]
manifest = told["Statistics"]["DataManifestLocation"].removeprefix("s3://lake/")
listed = s3.get_object(Bucket="lake", Key=manifest)["Body"].read().decode().split()
print(json.dumps({"lines": sorted(lines, key=lambda line: line["n"]), "manifest": listed == ["s3://lake/" + key for key in keys]}))
`,
    );
    expect(told).toEqual({
      lines: [
        { carrier: 'UA', n: 834 },
        { carrier: 'AA', n: 1666 },
      ],
      manifest: true,
    });
  });

  it('lists catalogs, databases, tables and their columns', async () => {
    await using aws = await servedAws();
    const told = await python(
      aws,
      `
databases = [found["Name"] for page in athena.get_paginator("list_databases").paginate(CatalogName="AwsDataCatalog") for found in page["DatabaseList"]]
tables = athena.list_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="nyc")["TableMetadataList"]
table = athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="nyc", TableName="flights")["TableMetadata"]
print(json.dumps({"catalogs": [c["CatalogName"] for c in athena.list_data_catalogs()["DataCatalogsSummary"]], "databases": databases,
  "tables": [t["Name"] for t in tables], "columns": table["Columns"], "location": table["Parameters"]["location"], "type": table["TableType"],
  "groups": [g["Name"] for g in athena.list_work_groups()["WorkGroups"]], "state": athena.get_work_group(WorkGroup="primary")["WorkGroup"]["State"]}))
`,
    );
    expect(told).toEqual({
      catalogs: ['AwsDataCatalog'],
      databases: ['default', 'nyc'],
      tables: ['flights'],
      columns: [
        { Name: 'id', Type: 'bigint', Comment: 'a number' },
        { Name: 'carrier', Type: 'string' },
      ],
      location: 's3://lake/flights/',
      type: 'EXTERNAL_TABLE',
      groups: ['primary'],
      state: 'ENABLED',
    });
  });

  it('receives its own exceptions and the reasons of failed queries', async () => {
    await using aws = await servedAws();
    const told = await python(
      aws,
      `
said = {}
def catch(name, call):
    try:
        call()
    except Exception as error:
        said[name] = [type(error).__name__, error.response["Error"]["Message"]]
catch("output", lambda: athena.start_query_execution(QueryString="SELECT 1"))
catch("syntax", lambda: start("SELEC 1"))
catch("table", lambda: athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="nyc", TableName="x"))
catch("limit", lambda: athena.get_query_results(QueryExecutionId="x", MaxResults=1001))
failed = ended(start("SELECT * FROM nyc.flightz"))
catch("results", lambda: athena.get_query_results(QueryExecutionId=failed["QueryExecutionId"]))
print(json.dumps({"said": said, "reason": failed["Status"]["StateChangeReason"], "category": failed["Status"]["AthenaError"]["ErrorCategory"]}))
`,
    );
    expect(told).toEqual({
      said: {
        output: ['InvalidRequestException', expect.stringContaining('No output location provided')],
        syntax: ['InvalidRequestException', expect.stringContaining("line 1:1: mismatched input 'SELEC'")],
        table: ['MetadataException', expect.stringContaining('EntityNotFoundException')],
        limit: ['InvalidRequestException', expect.stringContaining('1000')],
        results: ['InvalidRequestException', 'Query did not finish successfully. Final query state: FAILED'],
      },
      reason: "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.nyc.flightz' does not exist",
      category: 2,
    });
  });

  it('stops a query that runs', async () => {
    await using aws = await servedAws();
    const told = await python(
      aws,
      `
id = start("SELECT count(*) FROM nyc.flights a, nyc.flights b, nyc.flights c WHERE a.id + b.id + c.id < 0")
while athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]["Status"]["State"] == "QUEUED":
    time.sleep(0.01)
athena.stop_query_execution(QueryExecutionId=id)
told = ended(id)
print(json.dumps([told["Status"]["State"], told["Status"]["StateChangeReason"]]))
`,
    );
    expect(told).toEqual(['CANCELLED', 'Query cancelled by user']);
  });
});

describe.skipIf(!tools)('the AWS CLI against the embedded Athena', () => {
  it('starts a query, reads its rows and lists tables', async () => {
    await using aws = await servedAws();
    await python(aws, 'print("{}")');
    const cli = async (...args: string[]) => {
      const { stdout } = await promisify(execFile)(tools!.aws, ['athena', ...args, '--output', 'json'], {
        env: aws.env,
      });
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const { QueryExecutionId: id } = await cli(
      'start-query-execution',
      '--query-string',
      'SELECT count(*) AS n FROM nyc.flights WHERE carrier = ?',
      '--execution-parameters',
      "'UA'",
      '--result-configuration',
      'OutputLocation=s3://lake/results/',
    );
    const looks = ['get-query-execution', '--query-execution-id', String(id)] as const;
    const state = async () => JSON.stringify((await cli(...looks))['QueryExecution']);
    while (/"State":"(QUEUED|RUNNING)"/.test(await state()));
    const results = await cli('get-query-results', '--query-execution-id', String(id));
    expect(results['ResultSet']).toMatchObject({
      Rows: [{ Data: [{ VarCharValue: 'n' }] }, { Data: [{ VarCharValue: '834' }] }],
    });
    const tables = await cli('list-table-metadata', '--catalog-name', 'AwsDataCatalog', '--database-name', 'nyc');
    expect(tables['TableMetadataList']).toMatchObject([{ Name: 'flights' }]);
  });
});
