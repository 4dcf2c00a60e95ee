import { shareLimits } from './codec.ts'

/** A file for a link that is too long to be sent: it holds the link's letters, and opens to the same. */
export function writeShareFile(fragment: string): string {
  return `${JSON.stringify({ drawbridge: fragment })}\n`
}

export function shareFileName(workspace: string): string {
  const name = workspace.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[ .-]+|[ .-]+$/g, '')
  return `${name.slice(0, 100) || 'workspace'}.drawbridge.json`
}

/** The letters in such a file; undefined for any other text. Whether they can be opened is for `decodeShare` to say. */
export function readShareFile(text: string): string | undefined {
  if (text.length > shareLimits.fragment + 100) return undefined
  const link = /^\uFEFF?\s*\{\s*"drawbridge"\s*:\s*"(v[\w:-]+)"\s*\}\s*$/.exec(text)
  return link?.[1]
}
