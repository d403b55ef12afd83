import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the AWS CLI itself calls its operations and their flags. */
export interface CliOperation {
  command: string;
  /** Flags without dashes by the members that they set, but those that are on or off. */
  flags: Readonly<Record<string, string>>;
  /** Words that stand without a flag, and must. */
  outfile: boolean;
  /** The method of HTTP where the service tells operations apart by it. */
  method?: string;
}

/** All operations of services, by the AWS CLI's name of the service and the operation's own name. */
export async function cliTable(
  python: string,
  services: readonly string[],
): Promise<Record<string, Record<string, CliOperation>>> {
  const { stdout } = await promisify(execFile)(python, ['-c', program, ...services], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

const program = `
import json, sys
from awscli.clidriver import create_clidriver
table = create_clidriver()._get_command_table()
def told(name, op):
    model = op._operation_model
    args = op.arg_table
    rest = model.metadata['protocol'].startswith('rest-')
    return model.name, {
        'command': name,
        'flags': {getattr(a, '_serialized_name', None) or k: k for k, a in args.items() if a.cli_type_name != 'boolean' and k != 'outfile'},
        'outfile': 'outfile' in args,
        'method': model.http['method'] if rest else None,
    }
print(json.dumps({s: dict(told(k, o) for k, o in table[s]._get_command_table().items() if hasattr(o, '_operation_model')) for s in sys.argv[1:]}))
`;
