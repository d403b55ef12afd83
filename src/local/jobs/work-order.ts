/** What a request asks of the machine it runs on, the same for both kinds of jobs. Folders are paths in the container. */
export interface WorkOrder {
  /** Entrypoint and arguments. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  inputs: readonly InputOrder[];
  outputs: readonly OutputOrder[];
  /** Folders that are there before the script starts. */
  folders: readonly string[];
  /** Files of the container contract, by path. */
  files: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  limit: number;
  metrics: readonly { name: string; regex: string }[];
  /** Where a failing script leaves its own words. */
  messageFile: string;
  /** Training: the S3 URI of the model. */
  artifact?: string;
}

export interface InputOrder {
  name: string;
  uri: string;
  form: 'prefix' | 'manifest';
  folder: string;
  /** Nothing under the URI is no fault. */
  mayBeEmpty: boolean;
}

/** `after` names the ends after which the output is kept; `continuous` ones are sent while the job runs too. */
export interface OutputOrder {
  form: 'files' | 'archive';
  folder: string;
  uri: string;
  continuous: boolean;
  after: readonly ('Completed' | 'Stopped' | 'Failed')[];
  /** An archive of an empty folder is made all the same. */
  evenEmpty: boolean;
}
