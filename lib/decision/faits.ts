/** What an attribution opens: rights over time, component by component. Pure. */
import { type DossierEntier, type Examen, typeBourseDuDossier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { periodeDuDroit } from '#lib/droit/argent/duree.ts';
import { montantsDeLAttribution } from '#lib/droit/attribution.ts';
import { payeurDe } from '#lib/droit/competence.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Periode {
  du: Date;
  au: Date;
}

/** The days of the right of a dossier, by its school record and by what ends it. Throws Refus impossible when none is left. */
export function periodeDuDossier(dossier: DossierEntier, examen: Examen): Periode {
  const limites = examen?.genre === 'droit' ? examen.droit.limites : [];
  const periode = periodeDuDroit(
    rentree(dossier.rentree),
    { entree: jourDe(dossier.scolarite.entreeLe) },
    limites,
  );
  if (!periode)
    throw new Refus(
      'impossible',
      'Le droit finirait avant de commencer : vérifiez l’entrée de l’élève et le terme de sa formation.',
    );
  return { du: dateDe(periode.du), au: dateDe(periode.au) };
}

/** The rights that an échelon opens over a period (C. IV.C), each row under a new id. Throws Refus impossible on an échelon out of the barème. */
export function droitsOuverts(
  dossier: DossierEntier,
  decisionId: string,
  echelon: number,
  periode: Periode,
  nouvelId: () => string,
): DossierEntier['droits'] {
  const montants = montantsDeLAttribution(
    typeBourseDuDossier(dossier),
    rentree(dossier.rentree),
    echelon,
    dossier.scolarite.regime,
  );
  if (!montants)
    throw new Refus('impossible', 'Choisissez un échelon du barème de l’année.', { champ: 'echelon' });
  const commun = {
    ...periode,
    dossierId: dossier.id,
    eleveId: dossier.eleveId,
    decisionId,
    echelon,
    payeur: payeurDe(dossier.branche),
    fermeParId: null,
  };
  const { annuel, internat } = montants;
  return [
    { ...commun, id: nouvelId(), composante: 'bourse', centimesAnnuels: annuel },
    ...(internat
      ? [{ ...commun, id: nouvelId(), composante: 'internat' as const, centimesAnnuels: internat }]
      : []),
  ];
}
