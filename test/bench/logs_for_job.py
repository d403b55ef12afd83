"""Follows a training job's log as notebooks do: `logs_for_job` of the SageMaker SDK."""

import sys

import boto3
import sagemaker

sagemaker.Session(boto3.Session()).logs_for_job(sys.argv[1], wait=True, poll=10)
