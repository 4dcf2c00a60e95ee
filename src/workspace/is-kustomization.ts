// What the view may ask of kustomize before the page is there; it loads nothing else.
export { isKustomization } from '../core/kustomize/files/kustomization-names.ts'
