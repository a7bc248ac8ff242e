/** What an attribution opens: rights over time, component by component. Pure. */
import { type DossierEntier, type Examen, typeBourseDuDossier } from '#lib/dossier/faits.ts';
import { bornesDeLAnnee, finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { montantsDeLAttribution } from '#lib/droit/attribution.ts';
import { payeurDe } from '#lib/droit/competence.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Periode {
  du: Date;
  au: Date;
}

const premier = (a: Jour, b: Jour): Jour => (avant(b, a) ? b : a);
const dernier = (a: Jour, b: Jour): Jour => (avant(a, b) ? b : a);

/**
 * First and last day of the right: the school year, from the pupil's entry, up to what ends it before (CFA at 15, AvenirPro+,
 * MLDS: C. I and V.C).
 */
export function periodeDuDroit(dossier: DossierEntier, examen: Examen): Periode {
  const annee = rentree(dossier.rentree);
  const limites = examen?.genre === 'droit' ? examen.droit.limites : [];
  const du = dernier(bornesDeLAnnee(annee).debut, jourDe(dossier.scolarite.entreeLe));
  const au = limites.reduce(
    (fin, { jusquAu }) => (jusquAu ? premier(fin, jusquAu) : fin),
    finDeLAnneeScolaire(annee),
  );
  if (avant(au, du))
    throw new Refus(
      'impossible',
      'Le droit finirait avant de commencer : vérifiez l’entrée de l’élève et le terme de sa formation.',
    );
  return { du: dateDe(du), au: dateDe(au) };
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
