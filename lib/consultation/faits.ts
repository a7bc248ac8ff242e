import { z } from 'zod';
import { jugementDeLAvis } from '#lib/avis/faits.ts';
import { ConfirmationSchema, PIECE_DE_LA_CAISSE } from '#lib/caisse/faits.ts';
import { lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { decisionEnVigueur, piecesAVerifier, piecesManquantes } from '#lib/dossier/faits.ts';
import { direLaConfirmation } from '#lib/droit/consentement/caisse.ts';
import {
  type AControler,
  type Controle,
  controlesDe,
  type PieceControlee,
  type Signature,
} from '#lib/droit/controles.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { estCodePiece, piecesManquantes as piecesNonRecues } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { cleDeDemiJournee } from '#lib/droit/retenue/comparer.ts';
import { MOTIFS_DE_RENVOI, type MotifDeRenvoi } from '#lib/droit/verdicts-des-pieces.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { champDePiece } from '#lib/piece/schema.ts';
import { relectureDe } from '#lib/relecture/faits.ts';
import { demiJourneesDe, retenueTenante } from '#lib/retenue/faits.ts';
import { demiJourneesNommees } from '#lib/retenue/schema.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { Consultation } from './queries.ts';
import type { Choisi } from './schema.ts';

/** True when the law leaves the decision to a person, who then gives the reason. */
export const demandeUnePersonne = ({ examen }: Consultation): boolean => examen?.genre === 'humain';

/** Codes ticked: those of the address once the form was touched, the missing required ones before. */
export function codesChoisis({ requises, pieces }: Consultation, choisi: Choisi): string[] {
  if (choisi.touche === 'oui')
    return Object.keys(PIECES).filter((code) => choisi[champDePiece(code)] === 'oui');
  const recues = pieces.filter(({ recueLe }) => recueLe).map(({ code }) => code);
  return piecesNonRecues(requises, recues).map(({ code }) => code);
}

/** Half-days to give back: those ticked once the form was touched, all that the contested retenue counts before. */
export const demiJourneesChoisies = ({ dossier }: Pick<Consultation, 'dossier'>, choisi: Choisi): string[] =>
  choisi.touche === 'oui'
    ? demiJourneesNommees(choisi)
    : demiJourneesDe(retenueTenante(dossier)).map(cleDeDemiJournee);

/** Codes of the pieces that came and that nobody has looked at. */
export const codesAVerifier = ({ pieces }: Consultation): string[] =>
  piecesAVerifier({ pieces }).map(({ code }) => code);

/** Codes of the pieces asked for and still missing. */
export const codesAttendus = ({ pieces }: Consultation): string[] =>
  piecesManquantes({ pieces }).map(({ code }) => code);

/** The incomes that a demande tells, in euros, by the name they have on the page; whether they are another person's. */
export function revenusDits({ ressources }: Demande): { nom: string; euros: number; duConcubin: boolean }[] {
  const { avis, avisConcubin, revenusBruts, revenusBrutsConcubin } = ressources;
  return [
    { nom: 'Revenu fiscal de référence', euros: avis?.rfr, duConcubin: false },
    { nom: 'Revenu du concubin', euros: avisConcubin?.rfr, duConcubin: true },
    { nom: 'Revenus bruts justifiés', euros: revenusBruts?.brut, duConcubin: false },
    { nom: 'Revenus bruts justifiés du concubin', euros: revenusBrutsConcubin?.brut, duConcubin: true },
  ].flatMap(({ euros, ...dit }) => (euros === undefined ? [] : { ...dit, euros }));
}

type LigneInscrite = Consultation['journal'][number];

const RecusSchema = z.object({ chiffresRecus: z.object({ recusLe: z.string(), acceptesLe: z.string() }) });

/** Where the figures of the avis come from when the tax administration gave them, and when; null for an avis that somebody read. */
export function sourceDesChiffres({ demande, dossier, journal }: Consultation): string | null {
  if (demande?.ressources.avis?.source !== 'source_fiscale') return null;
  if (dossier.canal !== 'en_ligne') return 'reçus de l’administration fiscale par l’étude automatique';
  const depot = journal.find(({ acte }) => acte === 'deposer_en_ligne');
  const { chiffresRecus } = RecusSchema.safeParse(depot?.contenu).data ?? {};
  if (!chiffresRecus) return 'reçus de l’administration fiscale, acceptés par la famille';
  const { recusLe, acceptesLe } = chiffresRecus;
  return `reçus de l’administration fiscale le ${ecrireJour(jour(recusLe))}, acceptés par la famille le ${ecrireJour(jour(acceptesLe))} : l’avis n’est pas demandé`;
}

const ReponseDeCaisseSchema = z.object({
  reponseDeCaisse: z.object({ ...ConfirmationSchema.shape, recueLe: z.string() }),
});

/** What a caisse answered this service, at the family's word, in the place of its attestation; null for a paper. */
export function sourceDeLAttestation(
  { journal, dossier }: Pick<Consultation, 'journal' | 'dossier'>,
  code: string,
): string | null {
  if (code !== PIECE_DE_LA_CAISSE) return null;
  const derniere = journal.findLast(
    ({ acte, contenu }) =>
      acte === 'recevoir_piece' && z.object({ code: z.literal(code) }).safeParse(contenu).success,
  );
  const { reponseDeCaisse: dite } = ReponseDeCaisseSchema.safeParse(derniere?.contenu).data ?? {};
  if (!dite) return null;
  const qui = { eleve: nomDActe(dossier.eleve), recueLe: jour(dite.recueLe) };
  return `${direLaConfirmation(dite, qui)} Demandé par ce service à la place du papier, et accepté par la famille.`;
}

const PartSchema = z.object({ partDuConcubin: z.object({ reponse: z.string(), reponduLe: z.string() }) });

/** Where the figures of the concubin come from when they gave them by a link of their own; null otherwise. */
export function sourceDuConcubin({ journal }: Pick<Consultation, 'journal'>): string | null {
  const depot = journal.find(({ acte }) => acte === 'deposer_en_ligne');
  const { partDuConcubin: part } = PartSchema.safeParse(depot?.contenu).data ?? {};
  if (!part) return null;
  const le = ecrireJour(jour(part.reponduLe));
  return part.reponse === 'impots'
    ? `reçus de l’administration fiscale, avec l’accord donné par le concubin le ${le} : son avis n’est pas demandé`
    : `écrits par le concubin lui-même le ${le}, par un lien que le demandeur n’a pas lu : son avis est à voir`;
}

/** Who did it and when, as the journal tells; nobody is named once the name was erased. */
const signatureDe = (inscrite: LigneInscrite | undefined): Signature | null =>
  inscrite?.auteurNom ? { nom: inscrite.auteurNom, le: ecrireJour(jourDe(inscrite.jour)) } : null;

const codeDe = ({ contenu }: LigneInscrite): unknown => (contenu as { code?: unknown } | null)?.code;

const MOTIFS = Object.keys(MOTIFS_DE_RENVOI) as MotifDeRenvoi[];

/** Acts that say something of one piece, the last of which counts. */
const DISENT_D_UNE_PIECE: readonly string[] = ['accepter_piece', 'ecarter_piece', 'recevoir_piece'];

/** The pieces that the situation asks for or that are in the dossier, once each, with who looked at them. */
function piecesControlees({ requises, pieces, journal }: Consultation): PieceControlee[] {
  const venue = (code: string) => pieces.find((piece) => piece.code === code && piece.recueLe);
  const demandees = requises.filter(
    ({ force, alternatives }) => force === 'requise' && !alternatives.some(venue),
  );
  const codes = new Set([...demandees.map(({ code }) => code as string), ...pieces.map(({ code }) => code)]);
  const saisie = signatureDe(journal.find(({ acte }) => acte === 'enregistrer_reception'));
  return [...codes].map((code) => {
    const piece = pieces.find((suivie) => suivie.code === code);
    const dernier = journal.find(
      (inscrite) => DISENT_D_UNE_PIECE.includes(inscrite.acte) && codeDe(inscrite) === code,
    );
    const renvoi = dernier?.acte === 'ecarter_piece' ? (dernier.contenu as { motif?: unknown }).motif : null;
    const recueLe = jourOuNul(piece?.recueLe);
    return {
      code,
      nom: estCodePiece(code) ? PIECES[code].libelle : code,
      article: requises.find((requise) => requise.code === code)?.article ?? 'C. III.C',
      recueLe: recueLe && ecrireJour(recueLe),
      verifiee: Boolean(piece?.verifieeLe),
      qui: dernier ? signatureDe(dernier) : saisie,
      renvoyee: MOTIFS.find((motif) => motif === renvoi) ?? null,
    };
  });
}

function decisionControlee({ dossier }: Consultation): AControler['decision'] {
  const decision = decisionEnVigueur(dossier);
  if (!decision) return null;
  const { notification, signatairePrenom, signataireNom, signataireQualite, delegation, motivation } =
    decision;
  const relecture = relectureDe(dossier, decision);
  const recueLe = jourOuNul(notification?.recueLe);
  const envoyeeLe = jourOuNul(notification?.envoyeeLe);
  return {
    qui: { nom: `${signatairePrenom} ${signataireNom}`, le: ecrireJour(jourDe(decision.decideeLe)) },
    qualite: signataireQualite,
    delegation,
    motivation,
    envoyeeLe: envoyeeLe && ecrireJour(envoyeeLe),
    recue: recueLe && { le: ecrireJour(recueLe), preuve: notification?.preuve ?? '' },
    relue: {
      qui:
        relecture?.lecteurNom && relecture.lueLe
          ? { nom: relecture.lecteurNom, le: ecrireJour(jourDe(relecture.lueLe)) }
          : null,
      raison: relecture?.raison ?? null,
    },
  };
}

/** The checks of a dossier as the person reads them: its incomes are masked as its trace is. Empty on a draft. */
export function controlesDuDossier(consultation: Consultation): Controle[] {
  const { dossier, trace, examen, contexte, journal } = consultation;
  const [demande] = dossier.demandes;
  if (!demande) return [];
  const type = typeBourseDuDossier(dossier);
  const decision = decisionEnVigueur(dossier);
  const jugement = jugementDeLAvis(dossier);
  const motifs = decision
    ? lireMotifs(decision.motifs)
    : examen?.genre === 'sans_droit'
      ? [examen.motif, ...examen.autres]
      : [];
  const auteurDe = (...actes: Acte[]) =>
    signatureDe(journal.find(({ acte }) => actes.some((voulu) => voulu === acte)));
  return controlesDe({
    faits: contexte.faits,
    branche: dossier.branche,
    canal: dossier.canal,
    depot: redigerTrace(recevabiliteDuDepot(demande.contenu, lieuDuDepot(dossier)).trace, type),
    droit: trace,
    motifs: motifs.map(({ regle }) => regle),
    incalculable: !decision && examen?.genre === 'incalculable',
    saisi: auteurDe('enregistrer_reception'),
    retard: auteurDe('admettre_hors_delai'),
    avis: jugement && {
      qui: auteurDe('retenir_avis_tardif', 'refuser_avis_tardif'),
      motivation: jugement.motivation,
    },
    pieces: piecesControlees(consultation),
    decision: decisionControlee(consultation),
  });
}
