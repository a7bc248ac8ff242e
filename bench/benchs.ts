import type { Mesure, Options } from './mesure.ts';

/** Each bench is loaded only when it is run. A new bench is one line here. */
export const BENCHS: Readonly<
  Record<string, () => Promise<{ mesurer: (options: Options) => Promise<Mesure[]> }>>
> = {
  droit: () => import('./droit.ts'),
  actes: () => import('./actes.ts'),
  courriers: () => import('./courriers.ts'),
  file: () => import('./file.ts'),
  accueil: () => import('./accueil.ts'),
  journal: () => import('./journal.ts'),
  octets: () => import('./octets.ts'),
  siecle: () => import('./siecle.ts'),
  api: () => import('./api.ts'),
  liquidation: () => import('./liquidation.ts'),
  etude: () => import('./etude.ts'),
};
