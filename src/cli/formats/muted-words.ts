import type { Muted } from '../../core/diagnostic.ts'

const words: Record<Muted['by'], string> = {
  comment: 'by a comment',
  annotation: 'by the annotation for istioctl',
  settings: 'in the settings',
  configuration: 'in .drawbridge.yaml',
}

/** Who mutes a problem and why, as words in a sentence. */
export function mutedWords({ by, reason }: Muted): string {
  return `muted ${words[by]}${reason ? `: ${reason}` : ''}`
}
