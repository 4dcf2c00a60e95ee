import { cleanContent } from '../../core/share/clean-content.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import type { WorkspaceContent } from '../../core/share/workspace-content.ts'
import { sameFiles } from '../../core/text/file-change.ts'
import type { OpenedLink } from '../../platform/links/open-link.ts'
import { isKustomization } from '../../workspace/is-kustomization.ts'
import type { LoadedWorkspace } from '../../workspace/storage.ts'

/**
 * What the page will open with, as far as that is known: what was kept, or else what a link holds. Undefined where there is nothing to
 * draw, or the page would show something else than its drawing as it lies in the files.
 */
export async function contentToDraw(
  loaded: Promise<LoadedWorkspace>,
  link: Promise<OpenedLink> | undefined,
): Promise<WorkspaceContent | undefined> {
  const { content } = await loaded
  const shown = content?.files.some(it => it.text.trim() !== '') ? content : await linked(link)
  return shown && !shown.files.some(it => isKustomization(it.name)) ? cleanContent(shown) : undefined
}

async function linked(link: Promise<OpenedLink> | undefined): Promise<SharedContent | undefined> {
  const opened = await link
  if (!opened?.ok) return undefined
  const { selection, view, baseline, files } = opened.content
  // These open a form or the drawer, which take room from the canvas.
  const opensMore = selection || view || (baseline && !sameFiles(baseline.files, files))
  return opensMore ? undefined : opened.content
}
