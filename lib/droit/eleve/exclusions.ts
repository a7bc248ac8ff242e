import { appliquer, type Constat, ecarter, exclure, manquer } from '../constat.ts';
import type { Regle } from '../regle.ts';
import type { Situation, TypeBourse } from '../situation.ts';
import { estEnRetourEnFormation } from './dispositifs.ts';
import { REGLES_EXCLUSIONS as R } from './exclusions-regles.ts';

/** The exclusions of C. V.C with their one-year exceptions, those of the lycée only for a bourse de lycée. */
export function examinerExclusions(s: Situation, type: TypeBourse): Constat[] {
  const communes = [formationSansAgrement(s), troisTrimestresDeMlds(s)];
  return type === 'lycee' ? [...communes, ...diplomes(s)] : communes;
}

function formationSansAgrement(s: Situation): Constat {
  const regle = R.exclusion_formation_sans_agrement;
  if (s.eleve.etablissement.formationSansAgrement !== true) return ecarter(regle);
  return estEnRetourEnFormation(s) ? ecarter(regle, { retourEnFormation: true }) : exclure(regle);
}

function troisTrimestresDeMlds(s: Situation): Constat {
  const regle = R.exclusion_mlds_trois_trimestres;
  const trimestres = s.eleve.parcours?.trimestresMlds;
  const reintegre = s.eleve.parcours?.reintegreTempsPlein;
  if (estEnRetourEnFormation(s)) return ecarter(regle, { retourEnFormation: true });
  if (trimestres === undefined)
    return s.eleve.dispositif === 'mlds'
      ? manquer(regle, 'eleve.parcours.trimestresMlds', 'le nombre de trimestres de MLDS déjà suivis')
      : ecarter(regle, { signale: false });
  if (trimestres < 3) return ecarter(regle, { trimestres });
  // Still in the MLDS after three trimestres is not a return to a full-time class.
  if (s.eleve.dispositif === 'mlds' || reintegre === false) return exclure(regle, { trimestres });
  if (reintegre === undefined)
    return manquer(
      regle,
      'eleve.parcours.reintegreTempsPlein',
      'la situation de l’élève après la MLDS (retour à temps plein ou non)',
    );
  return appliquer(regle, { trimestres, reintegre });
}

function diplomes(s: Situation): Constat[] {
  const cause =
    s.eleve.dispositif === 'avenirpro'
      ? 'avenirpro'
      : estEnRetourEnFormation(s)
        ? 'retour_en_formation'
        : null;
  const obtenu = s.eleve.parcours?.diplomeObtenu;
  if (cause || obtenu === undefined || obtenu === 'aucun') {
    const ecartees = [R.exclusion_diplome_niveau_3, R.exclusion_bachelier].map((regle) =>
      ecarter(regle, { ...(obtenu ? { obtenu } : {}), cause }),
    );
    const signale = cause === 'retour_en_formation' && obtenu !== undefined && obtenu !== 'aucun';
    return signale ? [...ecartees, appliquer(R.retour_en_formation_diplome, { obtenu })] : ecartees;
  }
  return obtenu === 'niveau_3'
    ? [dejaNiveau3(s), ecarter(R.exclusion_bachelier, { obtenu, cause, autreDiplome: true })]
    : [
        ecarter(R.exclusion_diplome_niveau_3, { obtenu, cause, autreDiplome: true }),
        enUneAnnee(s, R.exclusion_bachelier),
      ];
}

function dejaNiveau3(s: Situation): Constat {
  const prepare = s.eleve.parcours?.prepare;
  if (prepare === 'baccalaureat_pro' || prepare === 'baccalaureat')
    return appliquer(R.cap_vers_bac_pro, { prepare });
  return enUneAnnee(s, R.exclusion_diplome_niveau_3);
}

/** Every exception of V.C is a training of one year; the list of trainings differs by diploma, `prepare` is closed on it. */
function enUneAnnee(s: Situation, regle: Regle): Constat {
  const { prepare, dureeAnnees } = s.eleve.parcours ?? {};
  if (prepare === undefined)
    return manquer(regle, 'eleve.parcours.prepare', 'le diplôme ou la formation que l’élève prépare');
  if (dureeAnnees === undefined)
    return manquer(regle, 'eleve.parcours.dureeAnnees', 'la durée de la formation, en années');
  return (dureeAnnees <= 1 ? appliquer : exclure)(regle, { prepare, dureeAnnees });
}
