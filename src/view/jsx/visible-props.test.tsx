import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { visibleProps } from './visible-props.ts'

const hidden = 'sh\u200Bop\u202E'
const shown = 'sh\\u200Bop\\u202E'

describe('what JSX shows', () => {
  it('has nothing hidden in it, wherever a text stands', () => {
    const Passed = ({ children }: { children: string }) => <>{children}</>
    expect(
      renderToStaticMarkup(
        <p title={hidden}>
          <button type="button" aria-label={`Open ${hidden}`}>
            {hidden}
          </button>{' '}
          in {hidden} {[[hidden], 1, null]}
          <Passed>{hidden}</Passed>
          <img alt={hidden} />
        </p>,
      ),
    ).toBe(
      `<p title="${shown}"><button type="button" aria-label="Open ${shown}">${shown}</button> in ${shown} ${shown}1${shown}<img alt="${shown}"/></p>`,
    )
  })

  it('keeps what is typed, chosen, looked up or written as it is', () => {
    const Known = ({ title }: { title: string }) => <>{String(title === hidden)}</>
    expect(
      renderToStaticMarkup(
        <>
          <input defaultValue={hidden} />
          <textarea defaultValue={hidden} />
          <option>{hidden}</option>
          <option value={hidden}>{hidden}</option>
          <Known title={hidden} />
        </>,
      ),
    ).toBe(
      `<input value="${hidden}"/><textarea>${hidden}</textarea><option>${hidden}</option><option value="${hidden}">${shown}</option>true`,
    )
  })

  it('is the same object where nothing is hidden', () => {
    const props = { title: 'Gateway · ä', children: ['a', ['→', {}], 1], value: hidden }
    expect(visibleProps('b', props)).toBe(props)
  })
})
