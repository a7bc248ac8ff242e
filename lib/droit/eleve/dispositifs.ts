import { bornesDeLAnnee } from '../annee.ts';
import { appliquer, type Constat, ecarter, exclure, interroger, manquer } from '../constat.ts';
import { apres, type Jour } from '../date.ts';
import type { Regle } from '../regle.ts';
import type { Situation, TypeBourse } from '../situation.ts';
import { estEnVigueur } from '../validite.ts';
import { ageAuPlus, aLAgeDuRetour, sansDouteALAgeDuRetour } from './age.ts';
import { DUREE_AVENIRPRO, REGLES_DISPOSITIFS as R } from './dispositifs-regles.ts';
import { estLycee } from './etablissement.ts';

/** True for a young person of 16 to 25 who comes back to school and whom the DASEN has assigned (C. I.B.2). */
export function estEnRetourEnFormation(s: Situation): boolean {
  const { dispositif, naissance, affectationDasen } = s.eleve;
  return (
    dispositif === 'retour_en_formation' &&
    !!naissance &&
    aLAgeDuRetour(naissance, s.eleve.entree ?? s.jour) &&
    affectationDasen === true
  );
}

/** Last day of AvenirPro+: the eve of the day on which its months are over. */
export const dernierJourAvenirPro = (entree: Jour): Jour =>
  entree.add({ months: DUREE_AVENIRPRO.mois }).subtract({ days: 1 });

/** What the pupil's dispositif changes to the right (C. I, I.B). Empty for a pupil in none. */
export function examinerDispositif(s: Situation, type: TypeBourse): Constat[] {
  return [...serviceCivique(s, type), ...selonDispositif(s)];
}

function selonDispositif(s: Situation): Constat[] {
  switch (s.eleve.dispositif) {
    case 'mlds':
      return [mlds(s)];
    case 'retour_en_formation':
      return [retour(s)];
    case 'avenirpro':
      return [siEnVigueur(s, R.avenirpro, () => avenirpro(s))];
    case 'prepa_seconde':
      return [
        siEnVigueur(s, R.prepa_seconde, () => (estLycee(s.eleve) ? appliquer : ecarter)(R.prepa_seconde)),
      ];
    case 'tous_droits_ouverts':
      return [siEnVigueur(s, R.tous_droits_ouverts, () => tousDroitsOuverts(s))];
    case undefined:
      return [];
  }
}

/** A dispositif named before the text that created it cannot be judged by that text. */
function siEnVigueur(s: Situation, regle: Regle, juger: () => Constat): Constat {
  if (estEnVigueur(regle, s.jour)) return juger();
  return interroger(
    regle,
    `Ce dispositif n’existait pas encore au ${s.jour} : sous quel régime l’élève est-il inscrit ?`,
    { enVigueurDu: regle.enVigueur.du },
  );
}

function serviceCivique(s: Situation, type: TypeBourse): Constat[] {
  const { statut, dispositif } = s.eleve;
  if (statut !== 'service_civique_alterne') return [];
  const vise = type === 'lycee' && (dispositif === 'mlds' || dispositif === 'retour_en_formation');
  if (vise) return [exclure(R.service_civique_alterne, { dispositif: dispositif ?? null })];
  return [
    interroger(
      R.service_civique_alterne,
      'Le service civique alterné n’est exclu qu’avec la MLDS ou un retour en formation au lycée : l’élève est-il bien sous statut scolaire ?',
      { dispositif: dispositif ?? null, type },
    ),
  ];
}

function mlds(s: Situation): Constat {
  const lieu = s.eleve.etablissement.type;
  const valeurs = { etablissement: lieu, fin: s.eleve.finFormation?.toString() ?? null };
  return (lieu === 'college' || estLycee(s.eleve) ? appliquer : exclure)(R.mlds, valeurs);
}

function retour(s: Situation): Constat {
  const { naissance, affectationDasen } = s.eleve;
  const regle = R.retour_en_formation;
  if (!naissance) return manquer(regle, 'eleve.naissance', 'la date de naissance de l’élève');
  const entree = s.eleve.entree ?? s.jour;
  const age = ageAuPlus(naissance, entree);
  if (!aLAgeDuRetour(naissance, entree)) return ecarter(regle, { age });
  if (affectationDasen === undefined)
    return manquer(regle, 'eleve.affectationDasen', 'l’affectation de l’élève par le DASEN');
  if (affectationDasen) return appliquer(regle, { age, affectationDasen });
  return sansDouteALAgeDuRetour(naissance, entree) ? enAttente(s, age) : ecarter(regle, { age });
}

/** Not assigned yet: nothing, or a phase préparatoire counted as the MLDS (C. I.B.2). */
function enAttente(s: Situation, age: number): Constat {
  const { phasePreparatoire, finFormation, etablissement } = s.eleve;
  if (phasePreparatoire !== true) return exclure(R.retour_en_formation, { age, affectationDasen: false });
  const lieu = etablissement.type;
  const valeurs = { etablissement: lieu, fin: finFormation?.toString() ?? null };
  return (lieu === 'college' || estLycee(s.eleve) ? appliquer : exclure)(R.phase_preparatoire, valeurs);
}

function avenirpro(s: Situation): Constat {
  const fin = s.eleve.entree && dernierJourAvenirPro(s.eleve.entree);
  if (!fin) return manquer(R.avenirpro, 'eleve.entree', 'le jour d’entrée dans AvenirPro+');
  return (apres(s.jour, fin) ? exclure : appliquer)(R.avenirpro, { jusquAu: fin.toString() });
}

function tousDroitsOuverts(s: Situation): Constat {
  return appliquer(R.tous_droits_ouverts, { jusquAu: bornesDeLAnnee(s.rentree).fin.toString() });
}
