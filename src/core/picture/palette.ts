/** The colours of a picture, as `#rrggbb`, by the names that they have in the styles of the page. */
export type Palette = Readonly<Record<ColourName, string>>

export type ColourName =
  | 'surface'
  | 'surface-sunken'
  | 'surface-raised'
  | 'border'
  | 'border-strong'
  | 'ink'
  | 'ink-soft'
  | 'ink-faint'
  | 'accent'
  | 'error'
  | 'error-surface'
  | 'warning'
  | 'warning-surface'
  | 'info'
  | 'info-surface'
  | 'success'
  | 'success-surface'
  | 'kind-entry'
  | 'kind-gateway'
  | 'kind-host'
  | 'kind-virtual-service'
  | 'kind-destination'
  | 'kind-terminal'
  | 'kind-policy'
  | 'edge'
  | 'edge-lit'

export type Theme = 'light' | 'dark'

/** The same colours as in `src/view/ui/tokens.css`, which a picture cannot refer to: other tools know nothing of it. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    surface: '#ffffff',
    'surface-sunken': '#f5f6f8',
    'surface-raised': '#ffffff',
    border: '#dfe3ea',
    'border-strong': '#c3cad6',
    ink: '#171c26',
    'ink-soft': '#4a5465',
    'ink-faint': '#5f697b',
    accent: '#2457d6',
    error: '#c2242f',
    'error-surface': '#fdecec',
    warning: '#9a5b00',
    'warning-surface': '#fdf3e0',
    info: '#2457d6',
    'info-surface': '#e9f0ff',
    success: '#1a7a46',
    'success-surface': '#e5f6ec',
    'kind-entry': '#4a5465',
    'kind-gateway': '#6d3fc4',
    'kind-host': '#8a6100',
    'kind-virtual-service': '#2457d6',
    'kind-destination': '#12795a',
    'kind-terminal': '#a13d63',
    'kind-policy': '#8a4b12',
    edge: '#9aa4b5',
    'edge-lit': '#2457d6',
  },
  dark: {
    surface: '#161a21',
    'surface-sunken': '#0f1217',
    'surface-raised': '#1e232c',
    border: '#2c3340',
    'border-strong': '#434d5e',
    ink: '#e9edf4',
    'ink-soft': '#b3bccb',
    'ink-faint': '#8e99ab',
    accent: '#7ea6ff',
    error: '#ff8a8f',
    'error-surface': '#3a1a1e',
    warning: '#f0b65a',
    'warning-surface': '#362813',
    info: '#7ea6ff',
    'info-surface': '#172545',
    success: '#6fd49c',
    'success-surface': '#14301f',
    'kind-entry': '#aeb8c8',
    'kind-gateway': '#bb9cff',
    'kind-host': '#e2b95b',
    'kind-virtual-service': '#7ea6ff',
    'kind-destination': '#63d1aa',
    'kind-terminal': '#f191b4',
    'kind-policy': '#f0a869',
    edge: '#5c677a',
    'edge-lit': '#7ea6ff',
  },
}

/** A part, 0 to 1, of one colour in another: not every tool reads `color-mix` or opacity in a colour. */
export function mixed(colour: string, part: number, ground: string): string {
  const channel = (from: number) => {
    const at = (it: string) => Number.parseInt(it.slice(from, from + 2), 16)
    return Math.round(at(colour) * part + at(ground) * (1 - part))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
