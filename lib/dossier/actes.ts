import { adresseUtile } from '#lib/courriel/faits.ts';
import { lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { apres, ecrireJour, jour } from '#lib/droit/date.ts';
import type { MotifDAdmission } from '#lib/droit/recevabilite/gardes-du-retard.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import type { AvisImpot } from '#lib/droit/situation.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { avecRemplacees } from '#lib/piece/faits.ts';
import { courrielsRefuses } from '#lib/reception/faits.ts';
import { deplacer, Indechiffrable, type Lieu } from '#lib/technique/chiffrement.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type DossierEntier, decisionContestee, type VersionDeDemande } from './faits.ts';
import type { Cible, OrdreDe } from './porte.ts';
import { chargerDossiers } from './queries.ts';

/** Takes the dossier in hand (C. IV.B). */
export const instruire = (cible: Cible): OrdreDe<'instruire'> => ({ ...cible, acte: 'instruire' });

/** The family gives up its demande before the decision is notified. */
export const seDesister = (cible: Cible): OrdreDe<'se_desister'> => ({ ...cible, acte: 'se_desister' });

/** Records that the family gave up on paper; the reason says what its writing tells. */
export const enregistrerDesistement = (
  cible: Cible,
  motivation: string,
): OrdreDe<'enregistrer_desistement'> => ({
  ...cible,
  acte: 'enregistrer_desistement',
  saisie: { motivation },
  ecrire: () => ({ contenu: { motivation } }),
});

/** A late demande is admitted by a written decision of the authority, never on the ground of the droit à l'erreur alone (C. IV.B). */
export const admettreHorsDelai = (
  cible: Cible,
  { motif, motivation }: { motif: MotifDAdmission; motivation: string },
): OrdreDe<'admettre_hors_delai'> => ({
  ...cible,
  acte: 'admettre_hors_delai',
  saisie: { motifDAdmission: motif, motivation },
  ecrire: () => ({
    contenu: { motif, motivation },
    dossier: { horsDelai: false, retardAdmis: motivation.trim() },
  }),
});

/** The encrypted columns of tax numbers, the same in a draft and in a demande. */
export type ColonneFiscale = 'numero_fiscal' | 'numero_fiscal_concubin';
type Numeros = Pick<VersionDeDemande, 'numeroFiscal' | 'numeroFiscalConcubin'>;

/**
 * The tax numbers of a draft or of a version, encrypted again for the demande that takes them: a ciphertext opens in its own
 * row alone. Throws Refus impossible when one cannot be opened.
 */
export function numerosPour(demandeId: string, numeros: Numeros, de: Pick<Lieu, 'table' | 'cle'>): Numeros {
  const porter = (octets: Uint8Array | null, colonne: ColonneFiscale) =>
    deplacer(octets, { ...de, colonne }, { table: 'demande', colonne, cle: demandeId });
  try {
    return {
      numeroFiscal: porter(numeros.numeroFiscal, 'numero_fiscal'),
      numeroFiscalConcubin: porter(numeros.numeroFiscalConcubin, 'numero_fiscal_concubin'),
    };
  } catch (erreur) {
    if (!(erreur instanceof Indechiffrable)) throw erreur;
    consigner('erreur', 'indechiffrable', { code: erreur.code, ...de });
    throw new Refus(
      'impossible',
      'Le numéro fiscal de ce dossier ne peut pas être déchiffré : prévenez l’administrateur. S’il est encore en saisie, tapez-le de nouveau.',
    );
  }
}

/** The next version of a demande: what changes, under an id of its own. */
export const versionSuivante = (
  derniere: VersionDeDemande,
  change: Pick<VersionDeDemande, 'id' | 'origine' | 'contenu'>,
  { jour, auteur }: Portee,
): VersionDeDemande => ({
  ...derniere,
  ...change,
  ...numerosPour(change.id, derniere, { table: 'demande', cle: derniere.id }),
  rang: derniere.rang + 1,
  jour: dateDe(jour),
  auteurId: auteur.id,
  auteurNom: auteur.nom,
});

/** The reception as it was, told to the journal and to who corrects it. */
const receptionDite = ({ recuLe, cachetPostalLe }: Demande['reception']) => ({
  recuLe,
  cachetPostalLe: cachetPostalLe ?? null,
});

/** A day of reception and a postmark, as they are typed. */
interface ReceptionDite {
  recuLe: string;
  cachetPostalLe?: string;
}

const saisieDeLaReception = ({ recuLe, cachetPostalLe }: ReceptionDite) => ({
  receptionCorrigee: jour(recuLe),
  cachetCorrige: cachetPostalLe ? jour(cachetPostalLe) : null,
});

/**
 * What other dates of reception make of a demande: its next version, the pieces that came with the form, the judgement of the
 * delay. Throws the Refus of a day after the one on which it was recorded.
 */
function receptionRefaite(dossier: DossierEntier, { recuLe, cachetPostalLe }: ReceptionDite, portee: Portee) {
  const [derniere] = dossier.demandes;
  if (!derniere || !dossier.recuLe) throw new Refus('impossible', 'Ce dossier n’a pas encore de demande.');
  const reception = { ...derniere.contenu.reception, recuLe, cachetPostalLe };
  const avant = receptionDite(derniere.contenu.reception);
  const enregistreeLe = jourDe((dossier.demandes.at(-1) ?? derniere).jour);
  if (apres(jour(recuLe), enregistreeLe))
    throw new Refus(
      'impossible',
      `La demande a été enregistrée le ${ecrireJour(enregistreeLe)} : elle n’a pas pu être reçue après.`,
      { champ: 'recuLe' },
    );
  const contenu = { ...derniere.contenu, reception };
  const retardAdmis = apres(jour(recuLe), jourDe(dossier.recuLe)) ? null : dossier.retardAdmis;
  const jugement = recevabiliteDuDepot(contenu, lieuDuDepot({ ...dossier, retardAdmis }));
  const horsDelai = jugement.genre === 'sans_droit';
  const id = crypto.randomUUID();
  const anciennement = dossier.recuLe.getTime();
  return {
    id,
    inchangee: avant.recuLe === recuLe && avant.cachetPostalLe === (cachetPostalLe ?? null),
    horsDelai,
    contenu: {
      avant,
      apres: receptionDite(reception),
      horsDelai,
      recevabilite: redigerTrace(
        jugement.trace,
        typeBourseDuDossier(dossier),
      ) as unknown as Prisma.InputJsonArray,
    },
    dossier: { recuLe: dateDe(jour(recuLe)), horsDelai, retardAdmis },
    rangees: {
      demande: versionSuivante(derniere, { id, origine: 'correction_reception', contenu }, portee),
      pieces: dossier.pieces
        .filter((piece) => !piece.demandeDePiecesId && piece.recueLe?.getTime() === anciennement)
        .map((piece) => ({ ...piece, recueLe: dateDe(jour(recuLe)) })),
    },
  };
}

/**
 * Corrects the day of reception that was typed wrong, with the reason: a next version of the demande, the pieces that came
 * with the form, the judgement of the delay, the deadline and the accusé de réception follow. A demande found late waits
 * again for its refusal or its admission. An admission holds for the day that it judged, and for any earlier one. What was recorded before stays in the versions and in the journal.
 */
export const corrigerReception = (
  cible: Cible,
  { motivation, ...dite }: ReceptionDite & { motivation: string },
): OrdreDe<'corriger_reception'> => ({
  ...cible,
  acte: 'corriger_reception',
  saisie: { ...saisieDeLaReception(dite), motivation },
  ecrire: (avant, { portee }) => {
    const { id, inchangee, contenu, dossier, rangees } = receptionRefaite(avant, dite, portee);
    if (inchangee)
      throw new Refus('impossible', 'Ces dates sont celles qui sont déjà enregistrées.', { champ: 'recuLe' });
    return { enregistrementId: id, contenu: { ...contenu, motivation }, dossier, rangees };
  },
});

/**
 * Undoes a decision of lateness that its family knows of: the postmark is proved since, or the campaign was prolonged. The
 * demande is examined at its own date, and its next decision replaces the one undone (CRPA L. 243-1, L. 243-3). Throws the
 * Refus of dates by which it is still late.
 */
export const revenirSurLeRetard = (
  cible: Cible,
  { motivation, ...dite }: ReceptionDite & { motivation: string },
): OrdreDe<'revenir_sur_le_retard'> => ({
  ...cible,
  acte: 'revenir_sur_le_retard',
  saisie: { ...saisieDeLaReception(dite), motivation },
  ecrire: (avant, { portee }) => {
    const decision = decisionContestee(avant);
    const { id, horsDelai, contenu, dossier, rangees } = receptionRefaite(avant, dite, portee);
    if (horsDelai || !decision)
      throw new Refus(
        'impossible',
        'Avec ces dates, la demande reste en retard : reportez celles que la preuve montre. Un retard réel ne s’admet après la notification que sur un recours de la famille.',
        { champ: 'recuLe' },
      );
    return {
      enregistrementId: id,
      contenu: {
        ...contenu,
        motivation,
        remplace: { genre: decision.genre, du: jourDe(decision.decideeLe).toString() },
      },
      dossier: { ...dossier, repriseLe: dateDe(portee.jour) },
      rangees,
    };
  },
});

/** The figures of an avis, as it prints them; whose it is. */
export interface AvisReporte {
  qui: 'demandeur' | 'concubin';
  avis: Pick<AvisImpot, 'annee' | 'rfr' | 'enfants' | 'conversion'> & {
    source?: Exclude<AvisImpot['source'], 'source_fiscale'>;
  };
}

/**
 * Takes the figures of a received avis d'impôt into a new version of the demande, for the computation (C. III.C): what stood
 * before stays as it was. The journal tells the act without any income.
 */
export const reporterAvis = (cible: Cible, { qui, avis }: AvisReporte): OrdreDe<'reporter_avis'> => ({
  ...cible,
  acte: 'reporter_avis',
  ecrire: (dossier, { portee }) => {
    const [derniere] = dossier.demandes;
    if (!derniere) throw new Refus('impossible', 'Ce dossier n’a pas encore de demande.');
    const champ = qui === 'concubin' ? 'avisConcubin' : 'avis';
    const { demandeur, ressources } = derniere.contenu;
    if (qui === 'concubin' && !aDeuxAvis(demandeur.situation))
      throw new Refus(
        'impossible',
        'La demande ne dit ni concubin ni conjoint imposé à part : complétez d’abord la situation familiale.',
        { champ: 'qui' },
      );
    const id = crypto.randomUUID();
    return avecRemplacees(dossier, {
      enregistrementId: id,
      contenu: { qui, corrige: ressources[champ] !== undefined },
      rangees: {
        demande: versionSuivante(
          derniere,
          {
            id,
            origine: 'report_avis',
            contenu: { ...derniere.contenu, ressources: { ...ressources, [champ]: avis } },
          },
          portee,
        ),
      },
    });
  },
});

/**
 * Announces again, at the address that who asks has today, the letters whose announcement was refused, unless that address is still
 * refused; without an address they leave on paper. The caller holds the dossiers, and finds their flags again afterwards.
 */
export async function reprendreAnnonces(
  tx: Transaction,
  portee: Portee,
  dossierIds: readonly string[],
): Promise<void> {
  const refuses = await tx.courrier.findMany({
    where: { dossierId: { in: [...dossierIds] }, courrielRefuseLe: { not: null } },
    select: { dossierId: true },
  });
  if (refuses.length === 0) return;
  const ids = refuses.map(({ dossierId }) => dossierId);
  const aAnnoncer: string[] = [];
  for (const dossier of (await chargerDossiers(tx, portee, ids)).values()) {
    if (dossier.demandeur?.courrielRefuseLe) continue;
    const courriel = adresseUtile(dossier.demandeur);
    const lettres = courrielsRefuses(dossier).map(({ id }) => id);
    await tx.courrier.updateMany({
      where: { id: { in: lettres } },
      data: { courriel, courrielRefuseLe: null },
    });
    if (courriel) aAnnoncer.push(...lettres);
  }
  await ajouterTaches(
    tx,
    'envoyer_courriels',
    enLots(aAnnoncer).map((courrierIds) => ({ courrierIds })),
  );
}
