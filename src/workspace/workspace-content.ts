import { defaultSettings } from '../core/settings.ts'
import { cleanContent, isFolded } from '../core/share/clean-content.ts'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { isFiles, sharedWith } from './baseline.ts'
import { overlaid, settingsIn } from './overlays.ts'
import type { KeptWorkspace } from './storage.ts'
import type { WorkspaceState } from './workspace.ts'

export const emptyContent: WorkspaceContent = { name: 'Untitled', files: [] }

/** A workspace as it opens: nothing selected, nothing to undo, not yet analysed. `date` is milliseconds since 1970. */
export function initialState(written: KeptWorkspace, revision: number, date: number): WorkspaceState {
  // From a link, a disk or an earlier version of the page.
  const content = cleanContent(written)
  const baseline = content.baseline ?? { files: content.files, since: 'opened', at: date }
  const settings = { ...defaultSettings, ...content.settings }
  const files = sharedWith(baseline.files, content.files)
  return {
    name: content.name,
    files,
    overlayChoice: content.overlay,
    landing: 'source',
    ...overlaid(files, content.overlay),
    baseline,
    opening: revision,
    onlyHere: false,
    activeFile: content.files[0]?.name,
    revision,
    analysis: undefined,
    analysedRevision: -1,
    draft: undefined,
    selection: undefined,
    history: { entries: [], position: 0, isCut: false },
    undosAtEnd: 0,
    snapshots: content.snapshots ?? [],
    settings,
    judging: settingsIn(files, settings),
    positions: content.positions ?? {},
    folding: content.folding ?? { items: {} },
    requests: content.requests ?? [],
    comments: content.comments ?? [],
    origin: content.origin && isFiles(content.origin.files) ? content.origin : undefined,
    viewOnly: content.viewOnly === true,
    refusals: 0,
    saved: 'saved',
    saveFault: undefined,
    copy: undefined,
    isHistoryKept: true,
  }
}

/** What of the state is kept, shared and exported. */
export function contentOf({
  name,
  files,
  settings,
  positions,
  folding,
  overlayChoice,
  requests,
  comments,
  viewOnly,
}: Pick<WorkspaceState, 'name' | 'files' | 'settings' | 'positions' | 'requests'> & {
  readonly folding?: WorkspaceState['folding']
  readonly overlayChoice?: WorkspaceState['overlayChoice']
  readonly comments?: WorkspaceState['comments']
  readonly viewOnly?: WorkspaceState['viewOnly']
}): WorkspaceContent {
  return {
    name,
    files,
    settings,
    positions,
    ...(folding && isFolded(folding) && { folding }),
    ...(overlayChoice !== undefined && { overlay: overlayChoice }),
    ...(requests?.length && { requests }),
    ...(comments?.length && { comments }),
    ...(viewOnly && { viewOnly }),
  }
}
