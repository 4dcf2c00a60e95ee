/**
 * Files without those of Helm charts, which are no configuration before they are rendered, and a sentence for each chart that says so.
 * A chart is a folder with a Chart.yaml; what else lies in it stays.
 */
export function withoutCharts<T extends { readonly name: string }>(
  files: readonly T[],
): { readonly files: readonly T[]; readonly notices: readonly string[]; readonly charts: readonly Chart[] } {
  const charts = chartFolders(files.map(it => it.name))
  return {
    files: charts.length === 0 ? files : files.filter(it => !charts.some(chart => isOfChart(it.name, chart))),
    notices: charts.map(noticeOf),
    charts: charts.map(folder => ({ folder, render: renderCommand(folder) })),
  }
}

export interface Chart {
  /** Empty where it is all there is. */
  readonly folder: string
  /** The command that makes configuration of it. */
  readonly render: string
}

/** The folders of charts, those within other charts left out. */
function chartFolders(names: readonly string[]): string[] {
  const folders = names
    .filter(it => /(?:^|\/)Chart\.ya?ml$/.test(it))
    .map(it => it.replace(/\/?Chart\.ya?ml$/, ''))
  return folders.filter(it => !folders.some(other => it !== other && isBelow(it, other)))
}

function isBelow(name: string, folder: string): boolean {
  return folder === '' || name.startsWith(`${folder}/`)
}

function isOfChart(name: string, chart: string): boolean {
  if (!isBelow(name, chart)) return false
  const own = chart === '' ? name : name.slice(chart.length + 1)
  return /^(?:Chart\.ya?ml|[^/]*values[^/]*\.(?:ya?ml|json)|(?:templates|charts|crds|ci)\/.*)$/.test(own)
}

function noticeOf(chart: string): string {
  return `${chart || 'This'} is a Helm chart, whose templates are not configuration yet: render it (\`${renderCommand(chart)}\`) and open the result.`
}

function renderCommand(chart: string): string {
  return `helm template ${chart.slice(chart.lastIndexOf('/') + 1) || 'NAME'} ${chart || '.'}`
}
