// The build puts the list there (scripts/licences.ts).
declare module 'virtual:licences' {
  export const licences: readonly import('./licence.ts').Licence[]
}
