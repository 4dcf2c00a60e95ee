import { useStore } from 'zustand'
import type { Target } from '../../core/convert/conversion/conversion.ts'
import type { ResourceId } from '../../core/model/resource.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import type { Invitation } from '../../platform/together/invitation.ts'
import { lastingStore } from '../../workspace/workspace-store.ts'

/** What lies over the workspace at the moment. Gone with the page. */
export interface ScreenState {
  /** The start page is shown instead of the workspace. */
  readonly welcome: boolean
  readonly dialog: OpenDialog | undefined
}

export type OpenDialog =
  | {
      readonly type:
        | 'search'
        | 'share'
        | 'export'
        | 'settings'
        | 'shortcuts'
        | 'not-saved'
        | 'expose'
        | 'built'
        | 'folder-conflicts'
        | 'labs'
        | 'about'
    }
  | { readonly type: 'paste'; readonly text?: string }
  | { readonly type: 'find'; readonly replaces: boolean }
  | { readonly type: 'url'; readonly address?: string }
  /** With an invitation: somebody's room is joined; with fields: as they were filled in. */
  | { readonly type: 'together'; readonly invitation?: Invitation; readonly address?: string }
  /** With the objects that are meant; without them all of them. */
  | {
      readonly type: 'convert'
      readonly target: Target
      readonly selection?: readonly ResourceId[]
    }
  /** Work that cannot be saved would be replaced. */
  | { readonly type: 'replace'; readonly name: string; readonly answer: (open: boolean) => void }
  /** A link was opened over work that is there. */
  | { readonly type: 'shared'; readonly content: SharedContent }
  /** A link is to be merged into the work. */
  | { readonly type: 'merge'; readonly content: SharedContent }
  /** An error of the page's own. */
  | {
      readonly type: 'report'
      readonly fault: { where: string; message: string; stack?: string | undefined }
    }
  /** A link is locked with a passphrase. */
  | { readonly type: 'unlock'; readonly fragment: string }

export const screenStore = lastingStore<ScreenState>('page', { welcome: false, dialog: undefined })

export function useScreen<T>(selector: (state: ScreenState) => T): T {
  return useStore(screenStore, selector)
}

export function openDialog(dialog: OpenDialog): void {
  screenStore.setState({ dialog })
}

export function closeDialog(): void {
  screenStore.setState({ dialog: undefined })
}

export function showWelcome(welcome: boolean): void {
  screenStore.setState({ welcome })
}
