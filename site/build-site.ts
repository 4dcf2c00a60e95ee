import { commandLinePage } from './command-line-page.ts'
import { type Guide, guidePages } from './guides.ts'
import { homePage } from './home-page.ts'
import { labPages, labPictures } from './lab-pages.ts'
import { type Chapter, documentOf } from './page.ts'
import { rulePages } from './rule-pages.ts'

/**
 * Every page and drawing of the site, by path. `more` are chapters that others made, such as the documentation of the
 * library; pictures, styles and the app are copied beside.
 */
export function buildSite(guides: readonly Guide[], more: readonly Chapter[] = []): Map<string, string> {
  const pages = [homePage(), commandLinePage(), ...rulePages(), ...labPages(), ...guidePages(guides)]
  return new Map([...pages.map((it): [string, string] => [it.path, documentOf(it, more)]), ...labPictures()])
}
