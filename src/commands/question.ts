/** What a verb may ask a person. Every question is also a flag, so a verb never needs one where nobody can answer. */
export type Question = TextQuestion | ChoiceQuestion | YesNoQuestion;

export interface TextQuestion {
  kind: 'text';
  message: string;
  fallback: string;
  /** How an answer is written, shown until there is one. */
  hint?: string;
  /** What is wrong with the text so far, told while it is typed; `undefined` where it can be accepted. */
  check: (text: string) => string | undefined;
  /** What the text so far may become, best first; Tab takes the first. */
  complete?: (text: string) => readonly string[];
}

export interface ChoiceQuestion {
  kind: 'choice';
  message: string;
  fallback: string;
  choices: readonly { value: string; name: string; description?: string }[];
}

export interface YesNoQuestion {
  kind: 'yes or no';
  message: string;
  fallback: boolean;
}

/** The answer's type follows the question's. Where nobody can be asked the answer is the question's `fallback`. */
export type Ask = <Q extends Question>(question: Q) => Promise<Q['fallback']>;
