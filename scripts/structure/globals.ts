/** Which globals each room may use: the law and pure files none that brings something from outside. */

import type { Place } from './place.ts';
import type { Source } from './source.ts';

/** A kind of global that brings something in from outside. */
interface Kind {
  what: string;
  uses: readonly string[];
  /** Where the value should come from instead. */
  instead: string;
}

const CLOCK: Kind = {
  what: 'a clock',
  uses: ['Date', 'Date.now', 'new Date()', 'Temporal', 'Temporal.Now', '.Now', 'globalThis.Date'],
  instead: 'lib/technique/horloge.ts is the only clock: take the day from the portée, the instant from it',
};
const ENVIRONMENT: Kind = {
  what: 'the environment',
  uses: ['process', 'import.meta.env'],
  instead: 'lib/technique/configuration.ts reads it once: ask configuration()',
};
const NETWORK: Kind = {
  what: 'the network',
  uses: ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
  instead:
    'the outside world stands in lib/connecteurs, providers of identity in lib/technique: call one of them',
};
const PURITY = 'it is computed from its arguments alone: pass the value as an argument, read it in lib/<nom>';
/** Names that hold all the others. */
const HOLDERS = ['globalThis', 'window', 'self', 'global', 'eval', 'Function', 'require'];
const OUTSIDE: readonly Kind[] = [
  { ...CLOCK, uses: [...CLOCK.uses, 'performance', 'setTimeout', 'setInterval'], instead: PURITY },
  { ...ENVIRONMENT, uses: ['process', 'import.meta', 'navigator'], instead: PURITY },
  { ...NETWORK, instead: PURITY },
  { what: 'chance', uses: ['Math', 'Math.random', 'crypto'], instead: PURITY },
  {
    what: 'a store',
    uses: ['localStorage', 'sessionStorage', 'indexedDB', 'document', 'console'],
    instead: PURITY,
  },
  { what: 'what holds every global', uses: HOLDERS, instead: PURITY },
];

/** By room; those that are not here (machinery, stand-ins, scripts) are where such things are used for what they do. */
const REFUSED: Record<string, readonly Kind[] | undefined> = {
  app: [CLOCK, ENVIRONMENT, NETWORK],
  components: [CLOCK, ENVIRONMENT],
  nom: [CLOCK, ENVIRONMENT, NETWORK],
  connecteurs: [CLOCK, ENVIRONMENT],
};

/** Used as such, or through a member that is not told apart: `Math.max` is no chance, `process.env` is the environment. */
function isUsed({ uses }: Kind, globals: ReadonlySet<string>): string | undefined {
  const told = ['Date', 'Temporal', 'Math'];
  return [...globals].find(
    (use) => uses.includes(use) || uses.some((name) => !told.includes(name) && use.startsWith(`${name}.`)),
  );
}

/** Faults of a module: each kind of outside that it uses and may not. */
export function refuseGlobals({ pure, room }: Place, { globals }: Source): string[] {
  const kinds = pure ? OUTSIDE : (REFUSED[room] ?? []);
  return kinds.flatMap((kind) => {
    const use = isUsed(kind, globals);
    return use ? [`uses ${use}, ${kind.what}: ${kind.instead}`] : [];
  });
}
