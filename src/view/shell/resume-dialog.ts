import { takeResumed } from '../../platform/resume.ts'
import { forgeFields } from '../export/forge-fields.ts'
import { openDialog } from '../screen/screen-state.ts'

/** Shows the dialog for whose sake the page was reloaded, as it was filled in. */
export function resumeDialog(): void {
  const resumed = takeResumed()
  if (resumed?.dialog === 'url') openDialog({ type: 'url', address: resumed.fields.address ?? '' })
  if (resumed?.dialog === 'together') {
    const { address = '', room = '' } = resumed.fields
    openDialog({ type: 'together', address, ...(room && { invitation: { address, room } }) })
  }
  if (resumed?.dialog === 'export') {
    const { address = '', kind, base = 'main', branch, folder = '' } = resumed.fields
    const known = kind === 'github' || kind === 'gitlab' || kind === 'gitea' ? kind : undefined
    forgeFields.setState({ address, kind: known, base, branch, folder })
    openDialog({ type: 'export' })
  }
}
