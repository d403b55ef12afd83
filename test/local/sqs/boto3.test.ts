import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { servedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();

const script = `
import boto3, json
from botocore.exceptions import ClientError
sqs = boto3.client("sqs")
url = sqs.create_queue(QueueName="answers")["QueueUrl"]
sqs.send_message(QueueUrl=url, MessageBody="caf\\u00e9", MessageAttributes={"n": {"DataType": "Number", "StringValue": "1"}})
message = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1, MessageAttributeNames=["All"], AttributeNames=["ApproximateReceiveCount"])["Messages"][0]
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
try:
    sqs.get_queue_url(QueueName="nowhere")
except sqs.exceptions.QueueDoesNotExist as error:
    code = error.response["Error"]["Code"]
print(json.dumps([message["Body"], message["MessageAttributes"]["n"]["StringValue"], message["Attributes"]["ApproximateReceiveCount"], code, sqs.list_queues()["QueueUrls"] == [url]]))
`;

test.skipIf(!tools)('boto3 sends, receives and deletes a message, and knows the errors of SQS', async () => {
  await using aws = await servedAws();
  const { stdout } = await promisify(execFile)(tools!.python, ['-c', script], { env: aws.env });
  expect(JSON.parse(stdout)).toEqual(['café', '1', '1', 'AWS.SimpleQueueService.NonExistentQueue', true]);
});
