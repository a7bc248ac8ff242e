import { CODES_DE_LETTRES } from './acces.ts';
import { ACTES } from './actes.ts';
import { ADMINISTRATION } from './administration.ts';
import { ENVOIS_DE_PROPOSITIONS } from './bordereaux.ts';
import { BUREAU } from './bureau.ts';
import { CLIENTS_D_ORGANISMES } from './clients.ts';
import { CONSENTEMENTS } from './consentements.ts';
import { CONSERVATION } from './conservation.ts';
import { DEPOTS } from './depots.ts';
import { DOUBLES_DEMANDES } from './double-demande.ts';
import { DROIT } from './droit.ts';
import { ECHEANCES_SUIVIES } from './echeances.ts';
import { EFFETS_DE_BAREME } from './effets.ts';
import { ENTREES } from './entrees.ts';
import { DEMANDES_SUR_LES_DONNEES } from './exercices.ts';
import { FICHIERS_D_ARGENT } from './fichiers-d-argent.ts';
import { FIN_DE_TRIMESTRE } from './fin-de-trimestre.ts';
import { INSTRUCTION_DES_DEMANDES } from './instruction.ts';
import { INTERROGATIONS_D_ORGANISMES } from './interrogations.ts';
import { JOURNAL } from './journal.ts';
import { DEVANT_LE_JUGE } from './juge.ts';
import { LECTURES_INHABITUELLES } from './lectures.ts';
import type { Mutation } from './mutation.ts';
import { OCTETS } from './octets.ts';
import { PASSAGE_DE_RENTREE } from './passage-de-rentree.ts';
import { PERSONNES } from './personnes.ts';
import {
  CAMPAGNES_EN_COURS,
  CHIFFRES_DE_LA_NATION,
  CHIFFRES_PUBLICS,
  CHIFFRES_RELEVES,
  EFFETS_DES_MODELES,
} from './pilotage.ts';
import { PORTE } from './porte.ts';
import { PROCEDURE } from './procedure.ts';
import { RADAR } from './radar.ts';
import { RECEPTIONS_DE_LETTRES } from './receptions.ts';
import { RECOURS_ET_REPONSES } from './recours.ts';
import { RECTIFICATIONS } from './rectification.ts';
import { RETRAITS } from './retrait.ts';
import { TRANSFERTS } from './transferts.ts';
import { VERROUS } from './verrous.ts';
import { VERSEMENTS } from './versements.ts';

/** Every mutation, by what it attacks. */
export const SUBJECTS: Readonly<Record<string, readonly Mutation[]>> = {
  procedure: PROCEDURE,
  droit: DROIT,
  porte: PORTE,
  actes: ACTES,
  passage_de_rentree: PASSAGE_DE_RENTREE,
  personnes: PERSONNES,
  journal: JOURNAL,
  verrous: VERROUS,
  entrees: ENTREES,
  octets: OCTETS,
  recours: RECOURS_ET_REPONSES,
  juge: DEVANT_LE_JUGE,
  retrait: RETRAITS,
  receptions: RECEPTIONS_DE_LETTRES,
  administration: ADMINISTRATION,
  echeances: ECHEANCES_SUIVIES,
  bordereaux: ENVOIS_DE_PROPOSITIONS,
  bureau: BUREAU,
  acces: CODES_DE_LETTRES,
  consentements: CONSENTEMENTS,
  'fin-de-trimestre': FIN_DE_TRIMESTRE,
  conservation: CONSERVATION,
  lectures: LECTURES_INHABITUELLES,
  versements: VERSEMENTS,
  'fichiers-d-argent': FICHIERS_D_ARGENT,
  depots: DEPOTS,
  doubles: DOUBLES_DEMANDES,
  rectifications: RECTIFICATIONS,
  transferts: TRANSFERTS,
  interrogations: INTERROGATIONS_D_ORGANISMES,
  radar: RADAR,
  clients: CLIENTS_D_ORGANISMES,
  instruction: INSTRUCTION_DES_DEMANDES,
  exercices: DEMANDES_SUR_LES_DONNEES,
  effets: EFFETS_DE_BAREME,
  pilotage: [
    ...CHIFFRES_RELEVES,
    ...CHIFFRES_DE_LA_NATION,
    ...CAMPAGNES_EN_COURS,
    ...CHIFFRES_PUBLICS,
    ...EFFETS_DES_MODELES,
  ],
};
