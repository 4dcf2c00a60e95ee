import * as react from 'react/jsx-dev-runtime'
import { type Props, visibleProps } from './visible-props.ts'

export type { JSX } from 'react/jsx-runtime'
export { Fragment } from 'react/jsx-runtime'

/** The same as `jsx-runtime.ts`, where the page is not built: in tests and while working on it. */
export const jsxDEV: typeof react.jsxDEV = (type, props, ...more) =>
  react.jsxDEV(type, visibleProps(type, props as Props), ...more)
