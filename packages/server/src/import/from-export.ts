import type { ImportBatch, ImportReport } from '@hearth/core/engine';

/** How the export of another system is taken in. */
export interface ImportOptions {
  /** Opens the export from its beginning; called twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Takes a batch, all or nothing; `engine.importThreads` bound to a site. */
  readonly take: (batch: ImportBatch) => Promise<ImportReport>;
  /** Bytes after which a file is refused. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** `checking` is the first pass, which writes nothing. */
  readonly onProgress?: (pass: 'checking' | 'importing', bytes: number) => void;
  /** Stops after the first pass. */
  readonly dryRun?: boolean;
}

/** What became of an export, whichever system it is from. */
export interface Imported {
  readonly threads: number;
  /** Comments new to the site, of which `held` wait for staff. */
  readonly created: number;
  readonly held: number;
  /** Imported before. */
  readonly known: number;
  readonly members: number;
  /** Left out: spam, as the other system had it. */
  readonly spam: number;
  /** Left out: no words. */
  readonly empty: number;
  /** Shortened to the longest body. */
  readonly cut: number;
  /** Without a readable date: placed behind the comment before. */
  readonly undated: number;
}
