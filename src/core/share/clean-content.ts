import type { Folding } from '../graph/arrange/arrangement.ts'
import { cleanComments } from '../review/clean-comments.ts'
import { cleanFiles } from '../text/file-name.ts'
import type { WorkspaceContent } from './workspace-content.ts'

/** Content as a workspace may hold it, whoever wrote it down: clean file names, positions within reach. */
export function cleanContent<T extends WorkspaceContent>(content: T): T {
  const positions = Object.entries(content.positions ?? {}).filter(([, it]) => isOnCanvas(it))
  return {
    ...content,
    files: cleanFiles(content.files),
    ...(content.positions && { positions: Object.fromEntries(positions) }),
    ...(content.folding !== undefined && { folding: cleanFolding(content.folding) }),
    ...(content.overlay !== undefined && { overlay: cleanOverlay(content.overlay) }),
    ...(content.comments !== undefined && { comments: cleanComments(content.comments) }),
  }
}

/** The folder as it is written, where it is one. */
function cleanOverlay(written: unknown): string | null {
  return typeof written === 'string' && written.length <= 1_000 ? written : null
}

/** Choices that there are, whatever else stands there. */
export function cleanFolding(written: unknown): Folding {
  const { all, items } = mapOf(written)
  const isChoice = (it: unknown): it is 'open' | 'folded' => it === 'open' || it === 'folded'
  const known = Object.entries(mapOf(items)).flatMap(([id, it]) => (isChoice(it) ? [[id, it] as const] : []))
  return { ...(isChoice(all) && { all }), items: Object.fromEntries(known) }
}

/** Whether there is any choice in it. */
export function isFolded({ all, items }: Folding): boolean {
  return all !== undefined || Object.keys(items).length > 0
}

function mapOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null ? { ...written } : {}
}

/** Pixels from the middle that anyone can drag to. */
const reach = 10_000_000

export function isOnCanvas(position: { readonly x: number; readonly y: number } | null): boolean {
  return position !== null && Math.abs(position.x) <= reach && Math.abs(position.y) <= reach
}
