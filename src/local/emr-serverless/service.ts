import type { RestService } from '../wire/rest-json.ts';
import {
  createApplication,
  deleteApplication,
  getApplication,
  listApplications,
  startApplication,
  stopApplication,
} from './applications.ts';
import { cancelJobRun, getJobRun, listJobRuns, startJobRun } from './job-runs.ts';

const one = '/applications/{applicationId}';
const run = `${one}/jobruns/{jobRunId}`;

/** The embedded EMR Serverless: applications of Spark, whose Python scripts are run where PySpark is installed. */
export const emrServerlessService: RestService = {
  target: 'emr-serverless',
  maxBody: 1024 * 1024,
  routes: [
    { operation: 'CreateApplication', method: 'POST', path: '/applications' },
    { operation: 'ListApplications', method: 'GET', path: '/applications' },
    { operation: 'GetApplication', method: 'GET', path: one },
    { operation: 'DeleteApplication', method: 'DELETE', path: one },
    { operation: 'StartApplication', method: 'POST', path: `${one}/start` },
    { operation: 'StopApplication', method: 'POST', path: `${one}/stop` },
    { operation: 'StartJobRun', method: 'POST', path: `${one}/jobruns` },
    { operation: 'ListJobRuns', method: 'GET', path: `${one}/jobruns` },
    { operation: 'GetJobRun', method: 'GET', path: run },
    { operation: 'CancelJobRun', method: 'DELETE', path: run },
  ],
  operations: {
    CancelJobRun: cancelJobRun,
    CreateApplication: createApplication,
    DeleteApplication: deleteApplication,
    GetApplication: getApplication,
    GetJobRun: getJobRun,
    ListApplications: listApplications,
    ListJobRuns: listJobRuns,
    StartApplication: startApplication,
    StartJobRun: startJobRun,
    StopApplication: stopApplication,
  },
};
