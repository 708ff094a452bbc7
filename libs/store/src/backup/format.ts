/** Name and version of the layout: a comment line of JSON, then COPY blocks as pg_dump writes them, then `-- end`. */
export const BACKUP_FORMAT = 'trend-universe-backup/1';

export interface BackupHead {
  readonly format: typeof BACKUP_FORMAT;
  readonly takenAt: string;
  /** The schema it was taken from: names of migrations, in their order. */
  readonly migrations: readonly string[];
}

export const COPY_LINE = /^COPY ("?[\w"]+"?) \(([^)]*)\) FROM stdin;$/;
