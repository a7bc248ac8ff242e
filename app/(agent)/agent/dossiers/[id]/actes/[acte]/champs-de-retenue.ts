import type { Consultation } from '#lib/consultation/queries.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { faitsDesAbsences } from '#lib/retenue/faits.ts';
import type { Champ } from './champs.ts';

/** The reason of whoever asks, decides or gives back, beside what the absences are worth today. */
export function champsDeRetenue({ dossier }: Consultation): Champ[] {
  const { injustifiees, absencesARetenir, absencesARendre } = faitsDesAbsences(dossier);
  return [
    {
      sorte: 'long',
      nom: 'motivation',
      libelle: 'Motivation',
      indice: `${enJournees(injustifiees)} d’absence injustifiée depuis la rentrée, dont ${enJournees(absencesARetenir)} que rien ne retient encore ; ${enJournees(absencesARendre)} à rendre. En ${MOTIVATION_MINIMALE} caractères au moins : la famille la lit dans le courrier, le calcul y est joint.`,
    },
  ];
}
