/** What `mlx new` made, or with `--dry-run` would make. */
export interface Made {
  /** Absolute path of the folder that the files are in. */
  folder: string;
  dryRun: boolean;
  created: readonly string[];
  /** Files that lay there already with this very content. */
  same: readonly string[];
  /** The text of what a dry run would write, where it is one script. */
  script?: string;
  /** Whether anybody was asked for it. */
  asked: boolean;
  /** The command that makes the same without a question. */
  command: string;
  /** What to type next. */
  next: readonly string[];
}
