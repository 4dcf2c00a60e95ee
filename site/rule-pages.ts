import { rulePath } from '../src/cli/formats/rule-help.ts'
import { labs } from '../src/core/labs/index.ts'
import type { Rule } from '../src/core/rules/define-rule.ts'
import { rules } from '../src/core/rules/index.ts'
import { layerNames, layers, layerWords } from '../src/core/rules/layer-words.ts'
import { markExample } from '../src/core/rules/marked-example.ts'
import { sourceLines } from '../src/core/rules/rule-source.ts'
import { html, type Markup, paragraphs, withCode } from './html.ts'
import { labPath } from './links.ts'
import { type Page, rootFrom } from './page.ts'

const severities = { error: 'Error', warning: 'Warning', info: 'Remark' } as const

/** A page for each check, and the list of them. */
export function rulePages(): Page[] {
  return [listOfRules(), ...rules.map(rulePage)]
}

function listOfRules(): Page {
  const sections = layers.map(layer => {
    const own = rules.filter(it => it.layer === layer)
    return html`<section>
<h2>${layerNames[layer]} <small>${own.length}</small></h2>
<p>${layerWords[layer]}</p>
<ul class="index">
${own.map(
  it =>
    html`<li><a href="../${rulePath(it.id)}">${withCode(it.title)}</a> <span class="${it.severity}">${severities[it.severity]}</span> <code>${it.id}</code></li>\n`,
)}</ul>
</section>
`
  })
  return {
    path: 'rules/index.html',
    title: 'Checks',
    description: 'Every check of Istio configuration that Drawbridge runs, with examples and fixes.',
    body: html`<h1>Checks</h1>
<p>Drawbridge runs ${rules.length} checks. Each says whose verdict it stands for: the YAML reader of Kubernetes, the API server, the webhook of Istio, <code>istioctl analyze</code>, or our own advice.</p>
${sections}`,
  }
}

function rulePage(rule: Rule): Page {
  const path = rulePath(rule.id)
  const root = rootFrom(path)
  const shown = labs.filter(it => it.finding === rule.id)
  return {
    path,
    title: rule.title.replaceAll('`', ''),
    description: firstSentence(rule.why),
    body: html`<article>
<p class="trail"><a href="${root}rules/index.html">Checks</a></p>
<h1>${withCode(rule.title)}</h1>
<p class="facts"><span class="${rule.severity}">${severities[rule.severity]}</span> <span>${layerNames[rule.layer]}</span> <code>${rule.id}</code></p>
<p class="quiet">${layerWords[rule.layer]}</p>
${paragraphs(rule.why)}
${
  shown.length > 0 &&
  html`<p>To try: ${shown.map((it, i) => html`${i > 0 && ', '}<a href="${root}${labPath(it.id)}">${withCode(it.title)}</a>`)}</p>`
}
<dl class="source">
${sourceLines(rule.source).map(
  ({ whose, place, href }) =>
    html`<dt>${whose}</dt><dd>${href === undefined ? place : html`<a href="${href}" rel="noreferrer">${place}</a>`}</dd>\n`,
)}</dl>
${rule.examples.bad.map(
  ({ yaml, fixed }) =>
    html`${example('Reported', 'bad', yaml)}${fixed !== undefined && example('After the fix', 'good', fixed)}`,
)}${rule.examples.good.map(yaml => example('Right', 'good', yaml))}</article>`,
  }
}

function example(heading: string, tone: 'good' | 'bad', yaml: string): Markup {
  const lines = markExample(yaml).map(
    line => html`${line.pieces.map(it => (it.marked ? html`<mark>${it.text}</mark>` : it.text))}\n`,
  )
  return html`<figure class="${tone}">
<figcaption>${heading}</figcaption>
<pre tabindex="0">${lines}</pre>
</figure>
`
}

function firstSentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ').replaceAll('`', '')
  return /^.*?\.(?= |$)/.exec(line)?.[0] ?? line
}
