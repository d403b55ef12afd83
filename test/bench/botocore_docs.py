"""What botocore tells of a field of a request: OPERATION MEMBER..."""

import sys

import botocore.session

operation, *members = sys.argv[1:]
client = botocore.session.get_session().create_client(
    "sagemaker", region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x"
)
shape = client.meta.service_model.operation_model(operation).input_shape
for member in members:
    shape = shape.members[member]
print(shape.type_name, shape.metadata, shape.documentation)
