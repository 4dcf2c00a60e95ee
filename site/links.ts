import { encodeShare } from '../src/core/share/codec.ts'
import type { SharedContent } from '../src/core/share/shared-content.ts'

export function labPath(id: string): string {
  return `labs/${id}.html`
}

export function guidePath(id: string): string {
  return `guides/${id}.html`
}

/** The address, from the root of the site, that opens content in the editor. Throws where there is no link to it. */
export function editorLink(content: SharedContent): string {
  const link = encodeShare(content)
  if (!link.ok) throw new Error(`No link to ${content.name}: ${link.message}`)
  return `app/index.html#${link.fragment}`
}
