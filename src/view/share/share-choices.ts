import { type Scrambled, scrambleContent } from '../../core/scramble/scramble-content.ts'
import { withoutSecrets } from '../../core/share/secrets.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { sameFiles } from '../../core/text/file-change.ts'
import { builtBy } from '../../workspace/overlay.ts'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import { contentOf } from '../../workspace/workspace-content.ts'
import { viewOnScreen } from './shared-view.ts'

/** What of the workspace a link is to carry, and how it is to open. */
export interface ShareChoices {
  /** What the files were before, and as they came with a link: what the other side merges from. */
  readonly before: boolean
  /** What the drawer and the canvas show. */
  readonly view: boolean
  /** What reviewers say of it. */
  readonly comments: boolean
  readonly viewOnly: boolean
  readonly embed: boolean
  /** Other hosts, names and namespaces, and whether paths get other words and comments of the YAML stay. */
  readonly scrambled: boolean
  readonly otherPaths: boolean
  readonly yamlComments: boolean
  /** Undefined for a link that everybody can open. */
  readonly passphrase: string | undefined
  /** What becomes of secrets that were found; undefined until the user says. */
  readonly secrets: 'redact' | 'share' | undefined
}

export const plainChoices: ShareChoices = {
  before: true,
  view: false,
  comments: true,
  viewOnly: false,
  embed: false,
  scrambled: false,
  otherPaths: true,
  yamlComments: false,
  passphrase: undefined,
  secrets: undefined,
}

export function sharedContentOf(
  state: WorkspaceState,
  { before, view, viewOnly, embed, comments }: ShareChoices,
): SharedContent {
  const { selection, files, baseline, origin } = state
  const { viewOnly: _, comments: said, ...content } = contentOf(state)
  return {
    ...content,
    ...(selection?.type === 'place' && { selection: selection.place }),
    ...(before && !sameFiles(files, baseline.files) && { baseline: { files: baseline.files } }),
    ...(view && { view: viewOnScreen() }),
    ...(comments && !embed && said && { comments: said }),
    ...(before && !embed && origin && { origin }),
    ...((viewOnly || embed) && { viewOnly: true as const }),
  }
}

/** What is shared in other words, and what of it could not be scrambled. Of a kustomization that is shown it is what that builds. */
export function scrambledContentOf(
  { overlay, analysed, baseline }: WorkspaceState,
  content: SharedContent,
  { otherPaths, yamlComments }: Pick<ShareChoices, 'otherPaths' | 'yamlComments'>,
): Scrambled {
  const built = overlay && {
    files: analysed,
    ...(content.baseline && { baseline: { files: builtBy(overlay.folder, baseline.files) } }),
  }
  return scrambleContent({ ...content, ...built }, { paths: otherPaths, comments: yamlComments })
}

/** The content as it is shared once the user has said what becomes of its secrets. */
export function withChoice(content: SharedContent, choice: ShareChoices['secrets']): SharedContent {
  return choice === 'redact' ? withoutSecrets(content) : content
}
