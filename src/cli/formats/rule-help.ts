import manifest from '../../../package.json' with { type: 'json' }
import type { RulePage } from '../../core/rules/define-rule.ts'
import { layerNames, layerWords } from '../../core/rules/layer-words.ts'
import { sourceLines } from '../../core/rules/rule-source.ts'

/** Where the site is, if it is anywhere: the `homepage` of package.json, which ends with a slash. */
export const site: string | undefined = 'homepage' in manifest ? String(manifest.homepage) : undefined

/** Where the page of a check is, from the root of the site. Files that were written once name it, so it stays. */
export function rulePath(id: string): string {
  return `rules/${id}.html`
}

/** The address of what can be read of a check: its page where there is a site, else what its verdict rests on, if that has one. */
export function ruleAddress({ id, source }: RulePage, home: string | undefined): string | undefined {
  if (home !== undefined) return new URL(rulePath(id), home).href
  return sourceLines(source).find(it => it.href !== undefined)?.href
}

/** The page of a check as code scanning shows it beside a result: as plain text and as Markdown. */
export function ruleHelp({ why, layer, examples, source }: RulePage): { text: string; markdown: string } {
  const reason = why.trim()
  const [first] = examples.bad
  const places = sourceLines(source).map(({ whose, place, href }) =>
    href === undefined ? `- ${whose}: ${place}` : `- ${whose}: [${place}](${href})`,
  )
  const parts = [
    reason,
    `**${layerNames[layer]}.** ${layerWords[layer]}`,
    first && `Reported:\n\n${fenced(first.yaml)}`,
    first?.fixed !== undefined && `After the fix:\n\n${fenced(first.fixed)}`,
    places.join('\n'),
  ]
  return { text: reason, markdown: parts.filter(Boolean).join('\n\n') }
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trim()}\n\`\`\``
}
