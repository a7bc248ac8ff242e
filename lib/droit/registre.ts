/** Every rule and every reading of the law, gathered from the files that declare them, in the order of a dossier. */
import { LECTURES_ACQUIS } from './argent/acquis.ts';
import { LECTURES_CHANGEMENT_CHARGE, REGLES_CHANGEMENT_CHARGE } from './argent/changement-charge.ts';
import { LECTURES_COMPTES, REGLES_COMPTES } from './argent/comptes.ts';
import { LECTURES_DESTINATAIRE, REGLES_DESTINATAIRE } from './argent/destinataire.ts';
import { LECTURES_DUREE, REGLES_DUREE } from './argent/duree.ts';
import { LECTURES_ENGAGEMENT } from './argent/engagement.ts';
import { LECTURES_EQUIPEMENT, REGLES_EQUIPEMENT } from './argent/equipement-regles.ts';
import { LECTURES_EXCLUSION, REGLES_EXCLUSION } from './argent/exclusion.ts';
import { LECTURES_FIN_DE_TRIMESTRE } from './argent/fin-de-trimestre.ts';
import { LECTURES_FRAIS, REGLES_FRAIS } from './argent/frais-pension.ts';
import { LECTURES_INTERNAT, REGLES_INTERNAT } from './argent/internat.ts';
import { REGLES_MERITE } from './argent/merite.ts';
import { LECTURES_REPRISE, REGLES_REPRISE } from './argent/reprise-etudes.ts';
import { LECTURES_RETENUE, REGLES_RETENUE } from './argent/retenues-regles.ts';
import { LECTURES_TRANSFERT, REGLES_TRANSFERT } from './argent/transfert.ts';
import { LECTURES_TRIMESTRES, REGLES_TRIMESTRES } from './argent/trimestres.ts';
import { LECTURES_VERSEMENT, REGLES_VERSEMENT } from './argent/versement.ts';
import { LECTURES_AVIS_TARDIF, REGLES_AVIS_TARDIF } from './avis/tardif.ts';
import { LECTURES_BAREME, REGLES_BAREME } from './bareme/bareme-regles.ts';
import { LECTURES_TERRITOIRE } from './calendrier/territoire.ts';
import { LECTURES_CHARGES, REGLES_CHARGES } from './charges.ts';
import { LECTURES_COMPETENCE, REGLES_COMPETENCE } from './competence-regles.ts';
import { LECTURES_CONSENTEMENT, REGLES_CONSENTEMENT } from './consentement/consentement.ts';
import { LECTURES_CONSERVATION } from './conservation/conservation.ts';
import { LECTURES_EXERCICE } from './conservation/exercice.ts';
import { LECTURES_SIGNATURE } from './courrier/signature.ts';
import { LECTURES_DELAIS_ADMINISTRATION, REGLES_DELAIS_ADMINISTRATION } from './delais/administration.ts';
import { LECTURES_DELAIS_FAMILLE, REGLES_DELAIS_FAMILLE } from './delais/famille.ts';
import { LECTURES_DELAIS_RECOURS, REGLES_DELAIS_RECOURS } from './delais/recours.ts';
import { LECTURES_ASE, REGLES_ASE } from './demandeur/ase-regles.ts';
import { LECTURES_AUTONOME, REGLES_AUTONOME } from './demandeur/autonome-regles.ts';
import { LECTURES_CHARGE, REGLES_CHARGE } from './demandeur/charge.ts';
import { LECTURES_FAITS_DES_PIECES } from './demandeur/faits-des-pieces.ts';
import { LECTURES_PLACEMENT } from './demandeur/placement.ts';
import { LECTURES_PREUVE, REGLES_PREUVE } from './demandeur/preuve.ts';
import { LECTURES_RESIDENCE, REGLES_RESIDENCE } from './demandeur/residence.ts';
import { LECTURES_STATUT_BOURSIER, REGLES_STATUT_BOURSIER } from './demandeur/statut-boursier.ts';
import { LECTURES_TUTELLE, REGLES_TUTELLE } from './demandeur/tutelle.ts';
import { LECTURES_RADAR } from './echeances/radar.ts';
import { LECTURES_RAPPELS } from './echeances/rappels.ts';
import { LECTURES_RELANCES } from './echeances/relances.ts';
import { LECTURES_AGE } from './eleve/age.ts';
import { LECTURES_CFA, REGLES_CFA } from './eleve/cfa.ts';
import { LECTURES_CNED, REGLES_CNED } from './eleve/cned.ts';
import { LECTURES_DISPOSITIFS, REGLES_DISPOSITIFS } from './eleve/dispositifs-regles.ts';
import { REGLES_ETABLISSEMENT } from './eleve/etablissement.ts';
import { LECTURES_EXCLUSIONS, REGLES_EXCLUSIONS } from './eleve/exclusions-regles.ts';
import { LECTURES_ETUDE, REGLES_ETUDE } from './etude/etude-regles.ts';
import type { Lecture } from './lecture.ts';
import { LECTURES_MESSAGES } from './message/modeles.ts';
import { LECTURES_PIECES, REGLES_PIECES } from './pieces-regles.ts';
import { LECTURES_OPPOSITION } from './publication/opposition.ts';
import { LECTURES_STATUT_PUBLIE } from './publication/statut-publie.ts';
import { LECTURES_RECEPTION } from './reception/preuves.ts';
import { LECTURES_DEPOT } from './recevabilite/depot.ts';
import { LECTURES_DOUBLE_DEMANDE } from './recevabilite/double-demande.ts';
import { LECTURES_RECEVABILITE } from './recevabilite/recevabilite-lectures.ts';
import { REGLES_RECEVABILITE } from './recevabilite/recevabilite-regles.ts';
import { LECTURES_LIEU } from './recours/lieu.ts';
import { LECTURES_QUALIFICATION, REGLES_QUALIFICATION } from './recours/qualification.ts';
import { LECTURES_RECUEIL } from './recours/recueil.ts';
import { LECTURES_REPONSE_AU_RECOURS } from './recours/reponse.ts';
import { LECTURES_DU_RECOURS_SUR_RETENUE } from './recours/retenue.ts';
import { LECTURES_VOIES_DE_RECOURS } from './recours/voies-regles.ts';
import { LECTURES_RECTIFICATION } from './rectification/difference.ts';
import type { Regle } from './regle.ts';
import { LECTURES_RELECTURE } from './relecture.ts';
import { LECTURES_CHANGEMENT, REGLES_CHANGEMENT } from './ressources/changement-regles.ts';
import { LECTURES_CONCUBINAGE, REGLES_CONCUBINAGE } from './ressources/concubinage.ts';
import { LECTURES_RESSOURCES, REGLES_RESSOURCES } from './ressources/ressources-regles.ts';
import { LECTURES_ACTE_DE_RETENUE, REGLES_ACTE_DE_RETENUE } from './retenue/acte-de-retenue.ts';
import { LECTURES_RETRAIT, REGLES_RETRAIT } from './retrait/motifs.ts';
import { LECTURES_SUSPENSION } from './retrait/suspension.ts';
import { LECTURES_D_AILLEURS, REGLES_D_AILLEURS } from './transfert/ailleurs.ts';
import { LECTURES_DU_DEPART, REGLES_DU_DEPART } from './transfert/depart.ts';
import { LECTURES_DE_LA_FIN, REGLES_DE_LA_FIN } from './transfert/fin-de-scolarite.ts';
import { LECTURES_DU_RETOUR, REGLES_DU_RETOUR } from './transfert/retour.ts';
import { LECTURES_TYPE_BOURSE, REGLES_TYPE_BOURSE } from './type-bourse.ts';

/** A part of the law as a reader looks for it. */
export interface Chapitre {
  titre: string;
  regles: readonly Regle[];
  lectures: readonly Lecture[];
}

const chapitre = (
  titre: string,
  regles: readonly Readonly<Record<string, Regle>>[],
  lectures: readonly (readonly Lecture[])[],
): Chapitre => ({ titre, regles: regles.flatMap((r) => Object.values(r)), lectures: lectures.flat() });

export const CHAPITRES: readonly Chapitre[] = [
  chapitre(
    'Recevabilité de la demande',
    [REGLES_RECEVABILITE, REGLES_CONSENTEMENT],
    [
      LECTURES_RECEVABILITE,
      LECTURES_CONSENTEMENT,
      LECTURES_DEPOT,
      LECTURES_DOUBLE_DEMANDE,
      LECTURES_TERRITOIRE,
    ],
  ),
  chapitre(
    'Délais',
    [REGLES_DELAIS_FAMILLE, REGLES_AVIS_TARDIF, REGLES_DELAIS_RECOURS, REGLES_DELAIS_ADMINISTRATION],
    [
      LECTURES_DELAIS_FAMILLE,
      LECTURES_AVIS_TARDIF,
      LECTURES_SIGNATURE,
      LECTURES_RELANCES,
      LECTURES_RADAR,
      LECTURES_RECEPTION,
      LECTURES_DELAIS_RECOURS,
      LECTURES_DELAIS_ADMINISTRATION,
    ],
  ),
  chapitre(
    'Compétence et recours',
    [REGLES_COMPETENCE, REGLES_QUALIFICATION, REGLES_RETRAIT],
    [
      LECTURES_COMPETENCE,
      LECTURES_VOIES_DE_RECOURS,
      LECTURES_LIEU,
      LECTURES_RECUEIL,
      LECTURES_QUALIFICATION,
      LECTURES_MESSAGES,
      LECTURES_RAPPELS,
      LECTURES_REPONSE_AU_RECOURS,
      LECTURES_DU_RECOURS_SUR_RETENUE,
      LECTURES_RELECTURE,
      LECTURES_RETRAIT,
      LECTURES_RECTIFICATION,
    ],
  ),
  chapitre(
    'Élève et formation',
    [
      REGLES_ETABLISSEMENT,
      REGLES_CNED,
      REGLES_CFA,
      REGLES_DISPOSITIFS,
      REGLES_EXCLUSIONS,
      REGLES_TYPE_BOURSE,
    ],
    [
      LECTURES_AGE,
      LECTURES_CNED,
      LECTURES_CFA,
      LECTURES_DISPOSITIFS,
      LECTURES_EXCLUSIONS,
      LECTURES_TYPE_BOURSE,
    ],
  ),
  chapitre(
    'Demandeur',
    [
      REGLES_CHARGE,
      REGLES_PREUVE,
      REGLES_RESIDENCE,
      REGLES_TUTELLE,
      REGLES_ASE,
      REGLES_STATUT_BOURSIER,
      REGLES_AUTONOME,
    ],
    [
      LECTURES_CHARGE,
      LECTURES_PREUVE,
      LECTURES_FAITS_DES_PIECES,
      LECTURES_RESIDENCE,
      LECTURES_TUTELLE,
      LECTURES_ASE,
      LECTURES_STATUT_BOURSIER,
      LECTURES_STATUT_PUBLIE,
      LECTURES_OPPOSITION,
      LECTURES_PLACEMENT,
      LECTURES_AUTONOME,
    ],
  ),
  chapitre('Pièces', [REGLES_PIECES], [LECTURES_PIECES]),
  chapitre(
    'Ressources et charges',
    [REGLES_RESSOURCES, REGLES_CONCUBINAGE, REGLES_CHANGEMENT, REGLES_CHARGES, REGLES_ETUDE],
    [LECTURES_RESSOURCES, LECTURES_CONCUBINAGE, LECTURES_CHANGEMENT, LECTURES_CHARGES, LECTURES_ETUDE],
  ),
  chapitre('Barème', [REGLES_BAREME], [LECTURES_BAREME]),
  chapitre(
    'Primes et bourse au mérite',
    [REGLES_INTERNAT, REGLES_EQUIPEMENT, REGLES_REPRISE, REGLES_MERITE],
    [LECTURES_INTERNAT, LECTURES_EQUIPEMENT, LECTURES_REPRISE, LECTURES_ENGAGEMENT, LECTURES_SUSPENSION],
  ),
  chapitre(
    'Paiement',
    [
      REGLES_TRIMESTRES,
      REGLES_DUREE,
      REGLES_RETENUE,
      REGLES_ACTE_DE_RETENUE,
      REGLES_TRANSFERT,
      REGLES_D_AILLEURS,
      REGLES_DU_DEPART,
      REGLES_DE_LA_FIN,
      REGLES_DU_RETOUR,
      REGLES_EXCLUSION,
      REGLES_CHANGEMENT_CHARGE,
      REGLES_FRAIS,
      REGLES_VERSEMENT,
      REGLES_DESTINATAIRE,
      REGLES_COMPTES,
    ],
    [
      LECTURES_TRIMESTRES,
      LECTURES_ACQUIS,
      LECTURES_DUREE,
      LECTURES_RETENUE,
      LECTURES_ACTE_DE_RETENUE,
      LECTURES_TRANSFERT,
      LECTURES_D_AILLEURS,
      LECTURES_DU_DEPART,
      LECTURES_DE_LA_FIN,
      LECTURES_DU_RETOUR,
      LECTURES_EXCLUSION,
      LECTURES_CHANGEMENT_CHARGE,
      LECTURES_FRAIS,
      LECTURES_VERSEMENT,
      LECTURES_DESTINATAIRE,
      LECTURES_COMPTES,
      LECTURES_CONSERVATION,
      LECTURES_EXERCICE,
      LECTURES_FIN_DE_TRIMESTRE,
    ],
  ),
];

/** All rules, chapter by chapter. */
export const REGLES: readonly Regle[] = CHAPITRES.flatMap(({ regles }) => regles);

/** All readings of doubts: `docs/lectures.md` is generated from them. */
export const LECTURES: readonly Lecture[] = CHAPITRES.flatMap(({ lectures }) => lectures);

const PAR_ID: ReadonlyMap<string, Regle> = new Map(REGLES.map((regle) => [regle.id, regle]));

/** The rule of an id. Throws a RangeError on an id that no file declares: a trace that names it could not be told. */
export function regleDe(id: string): Regle {
  const regle = PAR_ID.get(id);
  if (!regle) throw new RangeError(`règle absente du registre : ${id}`);
  return regle;
}
