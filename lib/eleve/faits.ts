import { jour } from '#lib/droit/date.ts';
import type { SituationEleve } from '#lib/droit/situation.ts';
import { jourDe } from '#lib/technique/dates.ts';

type Deduite = Required<Pick<SituationEleve, 'niveau' | 'statut' | 'regime' | 'dispositif' | 'filiereCned'>>;
type Lieu = Pick<SituationEleve['etablissement'], 'type' | 'secteur'>;

/** What the school base says of a pupil in a year. Days are ISO: it goes to the browser as it is. */
export interface ScolariteDeLEleve extends Pick<Deduite, 'niveau' | 'statut' | 'regime'> {
  naissance: string;
  entreeLe: string;
  dispositif: Deduite['dispositif'] | null;
  filiereCned: Deduite['filiereCned'] | null;
  terminale: boolean;
  etablissement: Lieu;
}

/** A schooling as the base holds it, whose CHECKs know the same words as the law. */
interface LigneDeScolarite extends Record<'niveau' | 'statut' | 'regime', string> {
  dispositif: string | null;
  filiereCned: string | null;
  terminale: boolean;
  entreeLe: Date;
}

/** The schooling of a pupil, from the rows of the base. */
export function scolariteDe(
  { niveau, statut, regime, dispositif, filiereCned, terminale, entreeLe }: LigneDeScolarite,
  { naissance }: { naissance: Date },
  { type, secteur }: { type: string; secteur: string },
): ScolariteDeLEleve {
  return {
    ...({ niveau, statut, regime, dispositif, filiereCned } as Deduite),
    terminale,
    naissance: jourDe(naissance).toString(),
    entreeLe: jourDe(entreeLe).toString(),
    etablissement: { type, secteur } as Lieu,
  };
}

/** The pupil's half of the situation that the law judges. */
export const situationDeLEleve = (scolarite: ScolariteDeLEleve): SituationEleve => ({
  etablissement: scolarite.etablissement,
  niveau: scolarite.niveau,
  statut: scolarite.statut,
  regime: scolarite.regime,
  terminale: scolarite.terminale,
  dispositif: scolarite.dispositif ?? undefined,
  filiereCned: scolarite.filiereCned ?? undefined,
  naissance: jour(scolarite.naissance),
  entree: jour(scolarite.entreeLe),
});
