/** What a verb that leads through others says before one of them: where one is, what comes, and the command line for it. */
export interface Heading {
  kind: 'heading';
  /** Counts from 1. */
  number: number;
  of: number;
  title: string;
  text: string;
  command: string;
}
