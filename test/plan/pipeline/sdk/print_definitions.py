"""Prints the definition of each pipeline that is named, one JSON a line."""

import importlib
import json
import logging
import sys
import warnings

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
for name in sys.argv[1:]:
    definition = json.loads(importlib.import_module(name).pipeline.definition())
    sys.stdout.write(json.dumps(definition) + "\n")
