import fc from 'fast-check'

// The same cases in every run of `npm test`, so that a change is judged by what it changes. `npm run fuzz` tries others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_129) })

export { default } from 'fast-check'
