import { invalidRequest } from '../refusals.ts';

const engine = { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' };

/** The name of the one workgroup, where that is the one meant. */
export function mustBePrimary(name: string | undefined): string {
  if (name === undefined || name === 'primary') return 'primary';
  throw invalidRequest(`WorkGroup ${name} is not found.`);
}

export function listWorkGroups(): object {
  return {
    WorkGroups: [{ Name: 'primary', State: 'ENABLED', Description: '', CreationTime: 0, EngineVersion: engine }],
  };
}

export function getWorkGroup(input: { WorkGroup: string }): object {
  return {
    WorkGroup: {
      Name: mustBePrimary(input.WorkGroup),
      State: 'ENABLED',
      CreationTime: 0,
      Configuration: {
        ResultConfiguration: {},
        EnforceWorkGroupConfiguration: false,
        PublishCloudWatchMetricsEnabled: false,
        RequesterPaysEnabled: false,
        EngineVersion: engine,
      },
    },
  };
}
