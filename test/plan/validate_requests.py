"""Reads requests as lines of JSON and writes what botocore's own validator says to each, a line of JSON a request.

A request names its operation, and its service where that isn't SageMaker.
"""

import functools
import json
import sys

import botocore.session
from botocore.validate import ParamValidator

session = botocore.session.get_session()
service_model = functools.lru_cache(maxsize=None)(session.get_service_model)
validator = ParamValidator()

for line in sys.stdin:
    request = json.loads(line)
    service = service_model(request.get("service", "sagemaker"))
    shape = service.operation_model(request["operation"]).input_shape
    errors = validator.validate(request["input"], shape)
    print(json.dumps(errors.generate_report() if errors.has_errors() else None))
