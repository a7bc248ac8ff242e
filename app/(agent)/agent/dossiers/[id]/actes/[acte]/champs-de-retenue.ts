import type { Consultation } from '#lib/consultation/queries.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { FRANCHISE } from '#lib/droit/argent/retenues-regles.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { cleDeDemiJournee } from '#lib/droit/retenue/comparer.ts';
import { demiJourneesDe, ecartDesAbsences, faitsDesAbsences, retenueTenante } from '#lib/retenue/faits.ts';
import { CASE_DE_DEMI_JOURNEE } from '#lib/retenue/schema.ts';
import type { Champ } from './champs.ts';

const MOMENTS = { matin: 'matin', apres_midi: 'après-midi' } as const;

/** The half-days that a contested retenue counts: those left ticked are given back, all of them to begin with. */
export function demiJourneesARendre({ dossier }: Consultation): Champ {
  const { aRendre } = ecartDesAbsences(dossier);
  const justifiees = aRendre.map(cleDeDemiJournee);
  return {
    sorte: 'cases',
    nom: 'rendre',
    libelle: `Demi-journées rendues : toutes annulent la retenue, décochez celles qui restent retenues. S’il n’en reste pas plus de ${direDuree(FRANCHISE)}, elles sont rendues aussi.`,
    options: demiJourneesDe(retenueTenante(dossier)).map((une) => {
      const cle = cleDeDemiJournee(une);
      return {
        nom: `${CASE_DE_DEMI_JOURNEE}${cle}`,
        libelle: `${capitale(ecrireJour(jour(une.jour)))}, ${MOMENTS[une.demiJournee]}`,
        ...(justifiees.includes(cle) ? { indice: 'Rendue dans tous les cas.' } : {}),
        cochee: true,
      };
    }),
  };
}

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
