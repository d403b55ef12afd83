import type { HelpSection } from '../../commands/help/help-page.ts';
import { type ActionId, actions } from '../keys/actions.ts';
import { showKey } from '../keys/show-key.ts';

/** What a newcomer wants to do, in a newcomer's words, and how it is done here. */
export const helpQuestions: HelpSection = {
  title: 'How do I …',
  entries: [
    { term: 'run a job or flow', text: `select it, \`${key('run')}\`; it asks first, with the price` },
    {
      term: 'see why it failed',
      text: `select the run: its page tells why, with the line; \`${key('edit')}\` opens that in your editor`,
    },
    { term: 'read its log', text: `select the run, \`${key('paneLog')}\`; \`${key('logs')}\` for the full size` },
    { term: 'go to an ARN', text: `\`${key('goTo')}\` and paste it; names do too` },
    { term: 'see the account', text: `\`${key('scope')}\`; again for the project` },
    { term: 'go back', text: `\`${key('trailBack')}\` and \`${key('trailForward')}\`, as in a browser` },
    { term: 'copy the AWS CLI call', text: `\`${key('yank')}\`, then \`${key('yankCli')}\`; the menu tells the rest` },
    { term: 'see every call of AWS', text: `\`${key('calls')}\`` },
    {
      term: 'know what a key may be',
      text: `\`${key('paneRepl')}\`, then \`train.instance?\`: its values, and what it compiles to`,
    },
    { term: 'search all docs', text: `\`${key('paneRepl')}\`, then \`find("spot")\`` },
    {
      term: 'ask about runs',
      text: `\`${key('paneRepl')}\`, then \`runs.where('train', 'depth=8', 'auc>0.8')\`, \`diff(runs[0], runs[1])\`, \`cost(runs.last)\``,
    },
    {
      term: 'know who wrote a table',
      text: `\`${key('paneRepl')}\`, then \`writer('ml.scores')\`; \`lineage\` tells all before it`,
    },
    {
      term: 'check a request',
      text: `\`${key('paneRepl')}\`, then \`check('CreateTrainingJob', {…})\`: all it would be refused for`,
    },
    { term: 'run any command', text: `\`${key('palette')}\`: every command of mlx, and every key by its words` },
  ],
};

function key(id: ActionId): string {
  return showKey(actions.find((action) => action.id === id)?.keys[0] ?? '');
}
