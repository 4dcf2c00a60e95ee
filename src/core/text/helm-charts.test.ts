import { describe, expect, it } from 'vitest'
import { withoutCharts } from './helm-charts.ts'

function left(...names: string[]) {
  const { files, notices } = withoutCharts(names.map(name => ({ name })))
  return [files.map(it => it.name), notices]
}

describe('a Helm chart', () => {
  it('is left out with the way to render it, and what lies beside it stays', () => {
    expect(
      left(
        'apps/shop/Chart.yaml',
        'apps/shop/values.yaml',
        'apps/shop/values-prod.yaml',
        'apps/shop/templates/vs.yaml',
        'apps/shop/charts/sub/Chart.yaml',
        'apps/shop/overlays/kustomization.yaml',
        'apps/gateway.yaml',
      ),
    ).toEqual([
      ['apps/shop/overlays/kustomization.yaml', 'apps/gateway.yaml'],
      [
        'apps/shop is a Helm chart, whose templates are not configuration yet: render it (`helm template shop apps/shop`) and open the result.',
      ],
    ])
  })

  it('may be the whole of what is opened', () => {
    const [files, notices] = left('Chart.yaml', 'templates/vs.yaml')
    expect(files).toEqual([])
    expect(notices).toEqual([
      'This is a Helm chart, whose templates are not configuration yet: render it (`helm template NAME .`) and open the result.',
    ])
  })

  it('is nothing without a Chart.yaml', () => {
    expect(left('templates/vs.yaml', 'values.yaml')).toEqual([['templates/vs.yaml', 'values.yaml'], []])
  })
})
