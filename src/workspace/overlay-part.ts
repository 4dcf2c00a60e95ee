// What resolves kustomizations, loaded as one (`overlays.ts`).
export { askBuild } from '../core/ask-build.ts'
export { atSources } from '../core/at-sources.ts'
export { otherUsers } from '../core/kustomize/view/files-used-by.ts'
export { configured } from '../core/muting/configured.ts'
export { landOverlay } from './land-overlay.ts'
export { kustomizationsOf, overlaid } from './overlay.ts'
