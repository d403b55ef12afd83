/** A page of help as plain data; the faces draw it. */
export interface HelpPage {
  title: string;
  sections: readonly HelpSection[];
}

export interface HelpSection {
  title?: string;
  /** Sentences; what stands between backticks is a command or a name. */
  text?: string;
  /** Terms with what they mean. */
  entries?: readonly HelpEntry[];
  /** Lines shown as they are. */
  code?: readonly string[];
}

export interface HelpEntry {
  term: string;
  text: string;
}
