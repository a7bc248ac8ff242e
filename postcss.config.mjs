import dsfrLibre from './app/styles/dsfr-libre.mjs';

/** Tailwind is named, not imported: Turbopack bundles this file, and native code cannot be bundled. Next minifies. */
export default { plugins: [['@tailwindcss/postcss', { optimize: false }], dsfrLibre()] };
