/** Each act of the table as the server does it, its form well filled: what a person could send. */
import { daterReception, notifier } from '#lib/courrier/actes.ts';
import {
  attribuer,
  declarerIrrecevable,
  proposer,
  refuser,
  refuserHorsDelai,
  refuserIncompletude,
} from '#lib/decision/actes.ts';
import {
  type Accompli,
  admettreHorsDelai,
  type Cible,
  instruire,
  seDesister,
  signalerAttenteAvis,
} from '#lib/dossier/actes.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { demanderPieces, joindreFichiers, recevoirPiece, reporterAvis } from '#lib/piece/actes.ts';
import { enregistrerReception } from '#lib/reception/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { pdfFictif } from '#monde/numerisations.ts';

export const MOTIVATION = 'Une raison assez longue pour figurer au dossier.';

export const ACTES_DU_SERVEUR: Record<Acte, (portee: Portee, cible: Cible) => Promise<Accompli>> = {
  enregistrer_reception: enregistrerReception,
  recevoir_piece: (portee, cible) =>
    recevoirPiece(portee, cible, { code: 'attestation_caf', recueLe: portee.jour }),
  joindre_fichiers: (portee, cible) =>
    joindreFichiers(portee, cible, {
      code: 'avis_impot',
      envoyes: [{ nom: 'avis.pdf', octets: pdfFictif(['Document fictif']) }],
    }),
  reporter_avis: (portee, cible) =>
    reporterAvis(portee, cible, { qui: 'demandeur', avis: { annee: 2025, rfr: 9000, enfants: 2 } }),
  proposer,
  instruire,
  demander_pieces: (portee, cible) => demanderPieces(portee, cible, { codes: ['attestation_caf'] }),
  signaler_attente_avis: signalerAttenteAvis,
  attribuer: (portee, cible) => attribuer(portee, cible),
  refuser: (portee, cible) => refuser(portee, cible),
  refuser_incompletude: refuserIncompletude,
  refuser_hors_delai: refuserHorsDelai,
  declarer_irrecevable: declarerIrrecevable,
  admettre_hors_delai: (portee, cible) => admettreHorsDelai(portee, cible, MOTIVATION),
  notifier: (portee, cible) => notifier(portee, cible, 'portail'),
  dater_reception: (portee, cible) =>
    daterReception(portee, cible, { recuLe: portee.jour, preuve: 'avis de réception' }),
  se_desister: seDesister,
};
