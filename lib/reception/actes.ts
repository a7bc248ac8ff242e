import { lettreDeRetenueAttendue } from '#lib/contestation/faits.ts';
import type { Rangees } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplirTous, type Cible, type Ordre, type OrdreDe, type Suite } from '#lib/dossier/porte.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import type { Jour } from '#lib/droit/date.ts';
import { echeanceObservations, echeancePieces } from '#lib/droit/delais/famille.ts';
import { direPreuve, type Preuve, type Recommande } from '#lib/droit/reception/preuves.ts';
import { retraitEnCours } from '#lib/retrait/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { autresAdresses, lettreSuivie, RIEN_DU_PAPIER } from './faits.ts';

/** When a letter was received, and how it is known. */
export interface Reception {
  recuLe: Jour;
  preuve: Preuve;
}

/**
 * Dates the reception of the last letter (R. 531-25): of the decision once notified, of the demand for pieces before.
 * The delays that the letter opens run from this day; the proof says how it is known.
 */
export const daterReception = (cible: Cible, { recuLe, preuve }: Reception): OrdreDe<'dater_reception'> => ({
  ...cible,
  acte: 'dater_reception',
  saisie: { receptionDuCourrier: recuLe, preuve },
  ecrire: (dossier) => ({
    contenu: { recuLe: recuLe.toString(), preuve: direPreuve(preuve) },
    rangees: recevoirLettre(dossier, { recuLe, preuve }),
  }),
});

function recevoirLettre(dossier: DossierEntier, { recuLe, preuve }: Reception): Rangees {
  const reception = { recueLe: dateDe(recuLe), preuve: direPreuve(preuve) };
  const [demande] = dossier.demandesDePieces;
  if (dossier.etat === 'incomplete' && demande) {
    const limite = echeancePieces(recuLe, territoireDuDepartement(dossier.departementCode)).echeance;
    return { demandeDePieces: { ...demande, ...reception, limiteLe: limite ? dateDe(limite) : null } };
  }
  const notification = decisionEnVigueur(dossier)?.notification;
  return notification ? { notification: { ...notification, ...reception } } : {};
}

/** Dates the reception of the letter of a retenue, or of the answer that keeps it: the delays of the family run from it. */
export const daterRetenue = (cible: Cible, { recuLe, preuve }: Reception): OrdreDe<'dater_retenue'> => ({
  ...cible,
  acte: 'dater_retenue',
  saisie: { receptionDuCourrier: recuLe, preuve },
  ecrire: (dossier) => {
    const lettre = lettreDeRetenueAttendue(dossier);
    if (!lettre) throw new Refus('impossible', 'Aucun courrier de retenue n’attend sa preuve de réception.');
    return {
      contenu: { reference: lettre.reference, recuLe: recuLe.toString(), preuve: direPreuve(preuve) },
      rangees: {
        courriersSuivis: [{ ...lettre, recueLe: dateDe(recuLe), preuve: direPreuve(preuve) }],
      },
    };
  },
});

/** Dates the reception of the invitation: the delay of the family runs from it. */
export const daterInvitation = (
  cible: Cible,
  { recuLe, preuve }: Reception,
): OrdreDe<'dater_invitation'> => ({
  ...cible,
  acte: 'dater_invitation',
  saisie: { receptionDuCourrier: recuLe, preuve },
  ecrire: (dossier) => {
    const limite = echeanceObservations(recuLe, territoireDuDepartement(dossier.departementCode)).echeance;
    return {
      contenu: { recuLe: recuLe.toString(), preuve: direPreuve(preuve) },
      rangees: {
        retrait: {
          ...retraitEnCours(dossier),
          invitationRecueLe: dateDe(recuLe),
          preuve: direPreuve(preuve),
          limiteLe: limite && dateDe(limite),
        },
      },
    };
  },
});

function lettreDe(dossier: DossierEntier) {
  const lettre = lettreSuivie(dossier, decisionEnVigueur(dossier));
  if (!lettre) throw new Refus('impossible', 'Ce dossier n’a pas de courrier à suivre.');
  return lettre;
}

/** Records that the letter was posted registered, under a number. It is the same letter: nothing is written again. */
export const envoyerRecommande = (
  cible: Cible,
  { numero, posteLe }: Recommande,
): OrdreDe<'envoyer_recommande'> => ({
  ...cible,
  acte: 'envoyer_recommande',
  saisie: { posteLe },
  ecrire: (dossier) => {
    const lettre = lettreDe(dossier);
    return {
      contenu: { reference: lettre.reference, numero, posteLe: posteLe.toString() },
      rangees: { courriersSuivis: [{ ...lettre, recommande: numero, posteLe: dateDe(posteLe) }] },
    };
  },
});

/** Records that the letter came back, unknown at the address: no delay runs, another address is to be asked. */
export const signalerRetour = (cible: Cible, revenuLe: Jour): OrdreDe<'signaler_retour'> => ({
  ...cible,
  acte: 'signaler_retour',
  saisie: { revenuLe },
  ecrire: (dossier) => {
    const lettre = lettreDe(dossier);
    return {
      contenu: { reference: lettre.reference, revenuLe: revenuLe.toString() },
      rangees: { courriersSuivis: [{ ...lettre, revenuLe: dateDe(revenuLe) }] },
    };
  },
});

/** Where a person now receives letters. */
export interface NouvelleAdresse {
  adresse: string;
  complement?: string;
  codePostal: string;
  commune: string;
  pays?: string;
}

/** The address of a person known of the pupil. Throws Refus impossible when there is none. */
function adresseChez(
  dossier: DossierEntier,
  id: string,
): Omit<NouvelleAdresse, 'complement' | 'pays'> &
  Pick<DossierEntier['eleve']['liens'][number]['responsable'], 'complement' | 'pays'> {
  const personne = autresAdresses(dossier).find((connue) => connue.id === id);
  if (!personne)
    throw new Refus(
      'impossible',
      'Cette adresse n’est plus connue : choisissez-en une autre, ou écrivez-la.',
      {
        champ: 'chez',
      },
    );
  return personne;
}

/**
 * Makes the same letter again for another address, which becomes that of the demandeur: same day, same text, a reference of
 * its own, on paper. What was sent before stays as it was sent.
 */
export const renvoyerCourrier = (
  cible: Cible,
  vers: NouvelleAdresse | { chez: string },
): OrdreDe<'renvoyer_courrier'> => ({
  ...cible,
  acte: 'renvoyer_courrier',
  ecrire: (dossier) => {
    const lettre = lettreDe(dossier);
    if (!dossier.demandeur) throw new Refus('impossible', 'Ce dossier n’a pas de demandeur à qui écrire.');
    const { adresse, complement, codePostal, commune, pays } =
      'chez' in vers ? adresseChez(dossier, vers.chez) : vers;
    const { sub: _, ...demandeur } = dossier.demandeur;
    const reference = `${dossier.numero}/${dossier.courriers.length + 1}`;
    return {
      contenu: { renvoi: lettre.reference, reference },
      rangees: {
        responsable: {
          ...demandeur,
          adresse,
          complement: complement ?? null,
          codePostal,
          commune,
          pays: pays ?? null,
        },
        renvoi: {
          ...lettre,
          id: crypto.randomUUID(),
          reference,
          etat: 'a_produire',
          cause: null,
          cle: null,
          empreinte: null,
          produitLe: null,
          courriel: null,
          courrielEnvoyeLe: null,
          courrielRefuseLe: null,
          ouvertLe: null,
          ...RIEN_DU_PAPIER,
        },
      },
    };
  },
});

/** What became of a batch, dossier by dossier. */
export interface Bilan {
  faits: number;
  refuses: { numero: string; message: string }[];
}

/** Names the dossiers of a batch that were refused, and why. */
export async function bilanDe(tx: Transaction, suites: readonly Suite[]): Promise<Bilan> {
  const refus = suites.flatMap((suite) => ('refus' in suite ? [suite] : []));
  const dossiers = await tx.dossier.findMany({
    where: { id: { in: refus.map(({ ordre }) => ordre.dossierId) } },
    select: { id: true, numero: true },
  });
  return {
    faits: suites.length - refus.length,
    refuses: refus.map(({ ordre, refus: { message } }) => ({
      numero: dossiers.find(({ id }) => id === ordre.dossierId)?.numero ?? 'inconnu',
      message,
    })),
  };
}

const DATER = { remise: daterReception, invitation: daterInvitation, retenue: daterRetenue };

/** A letter handed over: the last one of a dossier, or one that its own act dates, by the name of its box. */
export interface Remise extends Cible {
  sorte: keyof typeof DATER;
}

/** Dates the letters that were handed over on the same day, signed for; each dossier stands alone. */
export const remettreEnMainPropre = (
  portee: Portee,
  remises: readonly Remise[],
  remisLe: Jour,
): Promise<Bilan> =>
  enPortee(
    portee,
    async (tx) => {
      const reception: Reception = { recuLe: remisLe, preuve: { genre: 'main_propre', numero: null } };
      const ordres: Ordre[] = remises.map(({ sorte, ...cible }) => DATER[sorte](cible, reception));
      return bilanDe(tx, await accomplirTous(tx, portee, ordres));
    },
    'lot',
  );
