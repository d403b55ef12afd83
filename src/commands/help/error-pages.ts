import { toldError, toldErrors } from '../../inspect/sources/error-source.ts';
import type { HelpPage } from './help-page.ts';

/** `mlx help errors`: every code with what it says; `<name>` stands for what is filled in. */
export function errorsPage(): HelpPage {
  return {
    title: 'Errors of mlx, by their permanent codes',
    sections: [
      { text: '`mlx help CODE` tells one of them whole; `<name>` stands for what is filled in.' },
      { entries: toldErrors().map(({ code, what }) => ({ term: code, text: what })) },
    ],
  };
}

/** `mlx help CODE`, where there is such a code. */
export function errorPage(code: string): HelpPage | undefined {
  const error = toldError(code);
  if (!error) return undefined;
  const entries = (['why', 'fix', 'still'] as const).map((term) => ({ term, text: error[term] }));
  return { title: `${error.code}: ${error.what}`, sections: [{ entries }] };
}
