import { type Rentree, rentree } from '../annee.ts';
import { appliquer, type Constat, conclure, exclure, interroger, manquer, reunir } from '../constat.ts';
import { avant, type Jour, jour } from '../date.ts';
import type { Centimes } from '../montant.ts';
import type { Ligne, Trace } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { DiplomePrepare } from '../situation.ts';
import { exiger } from './condition.ts';
import { REGLES_EQUIPEMENT as R } from './equipement-regles.ts';
import { ouvreLaPrime } from './specialite.ts';
import type { AnneeScolaire } from './trimestres.ts';

export interface CasEquipement {
  annee: AnneeScolaire;
  boursierLycee: boolean;
  formation?: {
    prepare: DiplomePrepare;
    /** FORMATION_DIPLOME, eight characters, and its label. */
    code: string;
    libelle?: string;
  };
  /** First year of the cycle, entered for the first time: false for a second year or a redoublement. */
  premiereFoisEnPremiereAnnee?: boolean;
  /** Already paid once, in whatever établissement. */
  dejaPercue?: boolean;
  /** Day on which the pupil left every formation that opens the prime. */
  sortie?: Jour;
  montant: Centimes;
}

const OUVRANTS: readonly DiplomePrepare[] = ['cap', 'bac_professionnel', 'bac_technologique'];
const FORMATION = {
  champ: 'eleve.formation',
  libelle: 'la formation suivie (code et libellé du diplôme préparé)',
};

function constatDeSpecialite(formation: CasEquipement['formation']): Constat {
  const regle = R['equipement.specialite'];
  if (!formation) return manquer(regle, FORMATION.champ, FORMATION.libelle);
  const { code, libelle } = formation;
  const ouverture = ouvreLaPrime(code, libelle);
  switch (ouverture.genre) {
    case 'ouverte':
      return appliquer(regle, { code, groupe: ouverture.groupe });
    case 'fermee':
      return exclure(regle, { code, groupe: ouverture.groupe, clause: ouverture.clause ?? null });
    case 'a_verifier':
      return interroger(
        regle,
        `La formation « ${libelle} » est-elle celle que l’annexe 8 nomme « ${ouverture.specialite} » ?`,
        { code, groupe: ouverture.groupe, specialite: ouverture.specialite },
      );
    case 'libelle_manquant':
      return manquer(regle, 'eleve.formation.libelle', 'le libellé du diplôme préparé');
    case 'code_illisible':
      return manquer(regle, 'eleve.formation.code', 'le code du diplôme préparé (huit caractères)');
  }
}

/** Whether who leaves its formation that day loses the prime: before the last day of September (C. IV.C). */
export const perdLEquipement = (annee: Rentree, sortie: Jour): boolean =>
  avant(sortie, jour(`${annee}-09-30`));

/** The line of a decision that ends the right of who lost it. */
export const ligneDeLEquipementPerdu = (sortie: Jour): Ligne => ({
  regle: R['equipement.presence_fin_septembre'].id,
  issue: 'appliquee',
  valeurs: { sortie: sortie.toString(), exclue: true },
});

/** Whether a decision ends the right of who lost it, from its trace. */
export const equipementPerduDans = (trace: Trace): boolean =>
  trace.some(
    ({ regle, valeurs }) => regle === R['equipement.presence_fin_septembre'].id && valeurs.exclue === true,
  );

/** The prime d'équipement, in centimes, paid once with the first payment (C. IV.C, annexe 8). */
export function primeEquipement(cas: CasEquipement): Resultat<Centimes> {
  const { annee, boursierLycee, formation, premiereFoisEnPremiereAnnee, dejaPercue, sortie } = cas;
  const partiTropTot = sortie !== undefined && perdLEquipement(rentree(annee.rentree.year), sortie);
  const constat = reunir(
    (boursierLycee ? appliquer : exclure)(R['equipement.boursier_lycee']),
    exiger(
      R['equipement.diplome'],
      formation && OUVRANTS.includes(formation.prepare),
      { prepare: formation?.prepare ?? null },
      FORMATION,
    ),
    exiger(
      R['equipement.premiere_annee'],
      premiereFoisEnPremiereAnnee,
      {},
      {
        champ: 'eleve.premiereFoisEnPremiereAnnee',
        libelle: 'si l’élève est pour la première fois en première année du cycle',
      },
    ),
    constatDeSpecialite(formation),
    exiger(
      R['equipement.une_seule_fois'],
      dejaPercue === undefined ? undefined : !dejaPercue,
      {},
      { champ: 'eleve.equipementDejaPercue', libelle: 'si la prime d’équipement a déjà été perçue' },
    ),
    (partiTropTot ? exclure : appliquer)(R['equipement.presence_fin_septembre'], {
      // Without a known departure, nothing is said of the days still to come.
      ...(sortie ? { sortie: sortie.toString() } : {}),
    }),
  );
  return conclure(constat, () => cas.montant);
}
