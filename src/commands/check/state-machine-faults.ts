import { messageOf } from '../../base/thrown.ts';
import type { RequestFault } from '../../inspect/check/request-fault.ts';
import { refusalsOf } from '../../local/states/definition/refusals-of.ts';

/** What Step Functions would refuse in the text of a state machine. */
export function stateMachineFaults(text: string): RequestFault[] {
  try {
    return refusalsOf(text).map(({ code, message, location }) => ({
      path: location,
      steps: stepsOf(location),
      what: message,
      rule: `it breaks the States Language: ${code}`,
      fix: `Correct ${location === '/' ? 'the definition' : location}.`,
    }));
  } catch (error) {
    const rule = 'the definition of a state machine is a JSON object';
    return [{ path: '', steps: [], what: messageOf(error), rule, fix: 'Write one.' }];
  }
}

/** Keys and indices of a JSON pointer. */
function stepsOf(location: string): (string | number)[] {
  const parts = location
    .split('/')
    .slice(1)
    .filter((part) => part !== '');
  return parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}
