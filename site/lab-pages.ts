import { rulePath } from '../src/cli/formats/rule-help.ts'
import { analyze } from '../src/core/analyze.ts'
import { labs } from '../src/core/labs/index.ts'
import { type Lab, labTopics } from '../src/core/labs/lab.ts'
import { fixedFiles, labContent } from '../src/core/labs/lab-content.ts'
import { trace } from '../src/core/library.ts'
import { unifiedDiff } from '../src/core/patch/unified-diff.ts'
import { wholeDrawing } from '../src/core/picture/drawing.ts'
import type { Theme } from '../src/core/picture/palette.ts'
import { svgPicture } from '../src/core/picture/svg-picture.ts'
import { ruleById } from '../src/core/rules/index.ts'
import type { TracedRequest } from '../src/core/saved/traced-request.ts'
import { defaultSettings } from '../src/core/settings.ts'
import { html, type Markup, withCode } from './html.ts'
import { editorLink, labPath } from './links.ts'
import type { Page } from './page.ts'

/** A page for each lab, and the list of them. */
export function labPages(): Page[] {
  return [listOfLabs(), ...labs.map(labPage)]
}

/** The drawings that the pages show, by path. */
export function labPictures(): [string, string][] {
  return labs.flatMap(lab => {
    const drawing = wholeDrawing(analyze(lab.files, settingsOf(lab)).graph)
    return (['light', 'dark'] as const).map((theme): [string, string] => [
      picturePath(lab, theme),
      svgPicture(drawing, theme, lab.title).svg,
    ])
  })
}

function listOfLabs(): Page {
  const sections = labTopics.map(
    topic => html`<section>
<h2>${topic}</h2>
<ul class="index">
${labs
  .filter(it => it.topic === topic)
  .map(it => html`<li><a href="../${labPath(it.id)}">${withCode(it.title)}</a></li>\n`)}</ul>
</section>
`,
  )
  return {
    path: 'labs/index.html',
    title: 'Labs',
    description: 'Common failures of Istio traffic configuration, each to open, trace and mend.',
    body: html`<h1>Labs</h1>
<p>${labs.length} failures that many people meet. Each is a small workspace with one fault in it, opened by a link in the editor. The request that shows the fault is traced there, and saved with the end that it should have: <em>Saved</em> says when the fault is mended. The editor has the same list under <em>Labs</em>, without a network too.</p>
${sections}`,
  }
}

function labPage(lab: Lab): Page {
  const settings = settingsOf(lab)
  const fixed = fixedFiles(lab)
  const broken = trace(lab.files, lab.request, settings)
  return {
    path: labPath(lab.id),
    title: lab.title.replaceAll('`', ''),
    description: lab.symptom.replaceAll('`', ''),
    body: html`<article>
<p class="trail"><a href="index.html">Labs</a> · ${lab.topic}</p>
<h1>${withCode(lab.title)}</h1>
<p>${withCode(lab.symptom)}</p>
<p><a class="button" href="../${editorLink(labContent(lab))}">Open this lab</a></p>
<div class="drawing" role="group" aria-label="Drawing" tabindex="0"><picture>
<source srcset="../${picturePath(lab, 'dark')}" media="(prefers-color-scheme: dark)">
<img src="../${picturePath(lab, 'light')}" alt="The drawing of the files" loading="lazy">
</picture></div>
<h2>The request</h2>
<pre tabindex="0">${lab.request.request}${lab.request.from !== undefined && `\nfrom ${lab.request.from}`}</pre>
${traceOf(broken)}
${lab.upstreamPath && html`<p>The service sees the path <code>${lab.upstreamPath.broken}</code>.</p>`}
${lab.finding !== undefined && reportedBy(lab.finding)}
<h2>Why</h2>
<p>${withCode(lab.cause)}</p>
<h2>The fix</h2>
<p>${withCode(lab.fix)}</p>
${changesOf(lab, fixed)}
${afterwards(lab, trace(fixed, lab.request, settings))}
<h2>The files</h2>
${lab.files.map(
  ({ name, text }) => html`<details><summary>${name}</summary><pre tabindex="0">${text}</pre></details>\n`,
)}</article>`,
  }
}

/** The stages of a trace, each with its verdict in words. */
export function traceOf({ stages, title, seen }: TracedRequest): Markup {
  return html`<ol class="trace">
${stages.map(it => html`<li class="${it.verdict}"><strong>${stageNames[it.name] ?? it.name}</strong> ${it.sentence}</li>\n`)}</ol>
<p>It ends at <code>${title ?? ''}</code>. The client sees ${seen ?? ''}.</p>
`
}

const stageNames: Readonly<Record<string, string>> = {
  sidecar: 'Sidecar',
  listener: 'Listener',
  filterChain: 'Filter chain',
  tls: 'TLS',
  virtualHost: 'Virtual host',
  route: 'Rules',
  action: 'Action',
}

function reportedBy(id: string): Markup {
  return html`<p>The check that reports it: <a href="../${rulePath(id)}">${withCode(ruleById(id)?.title ?? id)}</a></p>`
}

function changesOf(lab: Lab, fixed: Lab['files']): Markup {
  const diffs = lab.files.flatMap(({ name, text }, i) => {
    const now = fixed[i]?.text ?? ''
    return now === text ? [] : unifiedDiff(name, text, now)
  })
  const lines = diffs
    .join('')
    .split('\n')
    .filter(it => it !== '')
  return html`<pre class="diff" tabindex="0">${lines.map(it => html`<span class="${toneOf(it)}">${it}</span>\n`)}</pre>`
}

function toneOf(line: string): string {
  if (/^(---|\+\+\+|@@)/.test(line)) return 'head'
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same'
}

function afterwards({ upstreamPath, ends }: Lab, { end }: TracedRequest): Markup | false {
  if (upstreamPath) return html`<p>The service sees the path <code>${upstreamPath.fixed}</code> then.</p>`
  return ends !== undefined && html`<p>The request ends at <code>${end}</code> then.</p>`
}

function picturePath({ id }: Lab, theme: Theme): string {
  return `labs/${id}-${theme}.svg`
}

function settingsOf({ complete }: Lab) {
  return { ...defaultSettings, complete: complete === true }
}
