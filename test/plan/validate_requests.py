"""Reads requests as lines of JSON and writes what botocore's own validator says to each, a line of JSON a request."""

import json
import sys

import botocore.session
from botocore.validate import ParamValidator

service = botocore.session.get_session().get_service_model("sagemaker")
validator = ParamValidator()

for line in sys.stdin:
    request = json.loads(line)
    shape = service.operation_model(request["operation"]).input_shape
    errors = validator.validate(request["input"], shape)
    print(json.dumps(errors.generate_report() if errors.has_errors() else None))
