import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * axe on the whole page, which has no frames: it runs once and in place. It tells what is wrong and not all that is right, for
 * which it would name every element there is.
 */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

/** What axe finds that is serious or worse, a line for each element; by the rules that are named, if any. */
export async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = axeOn(page)
  if (rules) axe.withRules([...rules])
  // Monaco's own parts are its makers' to mend.
  const { violations } = await axe.exclude('.monaco-editor').analyze()
  return violations
    .filter(it => it.impact === 'serious' || it.impact === 'critical')
    .flatMap(it => it.nodes.map(node => `${it.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`))
}
