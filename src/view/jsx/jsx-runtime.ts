import * as react from 'react/jsx-runtime'
import { type Props, visibleProps } from './visible-props.ts'

export type { JSX } from 'react/jsx-runtime'
export { Fragment } from 'react/jsx-runtime'

// What JSX becomes in the view (`jsxImportSource`), around React's own: docs/decisions/0042 says why.

export const jsx: typeof react.jsx = (type, props, key) =>
  react.jsx(type, visibleProps(type, props as Props), key)

export const jsxs: typeof react.jsxs = (type, props, key) =>
  react.jsxs(type, visibleProps(type, props as Props), key)
