import type { Range } from '../text/text-edit.ts'
import type { Path } from './path.ts'

/** Plain data as JSON knows it. Maps read from YAML have no prototype, so any key is safe to look up. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * One YAML document of a file, read as Kubernetes reads it. Offsets count from the document's own beginning,
 * so that a document whose text has not changed can be kept while the text before it grows.
 */
export interface SourceDocument {
  readonly text: string
  /** Set where the `---` at its beginning is read with it; see `bodyFrom`. */
  readonly marked?: boolean
  /** What was understood. Undefined for an empty document (nothing but comments). */
  readonly value: Json | undefined
  /** Faults of the YAML itself. With an error among them, `value` holds only what was read before it, if anything. */
  readonly faults: readonly YamlFault[]
  /** Whether Kubernetes could read the text: no fault of severity error, those left aside that only strict readers mind. */
  readonly readable: boolean
  readonly sourceMap: SourceMap
}

export interface YamlFault extends Range {
  readonly code:
    | 'syntax'
    | 'duplicate-key'
    | 'alias-bomb'
    | 'too-deep'
    | 'too-large'
    | 'tab'
    | 'template'
    | 'binary'
    | 'unread'
    | 'unresolved-alias'
    | 'not-a-map'
    | 'non-string-key'
  readonly severity: 'error' | 'warning'
  /** Set where only strict readers (`kubectl apply`) refuse it: the document is readable nevertheless. */
  readonly strict?: boolean
  /** In our own words, naming the value at fault. */
  readonly message: string
  readonly path?: Path
}

/** Where things stand in the text of a document. All ranges are in the document's offsets. */
export interface SourceMap {
  /** The key token of a map entry; for a list item, the item's own value. */
  keyRange(path: Path): Range | undefined
  /** The value alone, anchors and tags included, comments not. An absent value (`key:`) is an empty range at its place. */
  valueRange(path: Path): Range | undefined
  /** The key with its value, or the whole list item with its dash. */
  entryRange(path: Path): Range | undefined
  /** The deepest existing ancestor of a path (or the path itself), and its range; the root's is the whole content. */
  nearest(path: Path, part: 'key' | 'value'): { path: Path; range: Range }
  /** The deepest path whose key or value holds the offset. The cursor behind the last character of a value is within it. */
  pathAt(offset: number): Path
  /** The style of a scalar as written, for fixes that quote or unquote. */
  scalarStyle(path: Path): 'plain' | 'single' | 'double' | 'literal' | 'folded' | undefined
  /** Whether the value at or above the path comes through an alias or a merge key, so that it cannot be edited in place. */
  isShared(path: Path): boolean
}
