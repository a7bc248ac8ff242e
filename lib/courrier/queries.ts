import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { rentree } from '#lib/droit/annee.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import type { DonneesCourriel } from '#lib/droit/courrier/courriel.ts';
import type {
  DonneesCourrier,
  EnTete,
  MotifEcrit,
  PieceDemandee,
  PrimeAccordee,
  Signataire,
} from '#lib/droit/courrier/donnees.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { APPRECIATION } from '#lib/droit/motifs.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import type { GenreCourrier } from '#lib/droit/procedure.ts';
import { departementDuCodePostal } from '#lib/droit/recours/tribunaux.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const FAITS = {
  decision: true,
  demandeDePieces: true,
  dossier: { include: { eleve: true, etablissement: true, demandeur: true, campagne: true } },
} as const satisfies Prisma.CourrierInclude;

type CourrierEntier = Prisma.CourrierGetPayload<{ include: typeof FAITS }>;
type Dossier = CourrierEntier['dossier'];
type Decision = NonNullable<CourrierEntier['decision']>;
type Academie = Prisma.AcademieGetPayload<object>;
type Agent = Prisma.AgentGetPayload<{ include: { affectations: true } }>;
type Ligne = Prisma.LigneDeJournalGetPayload<object>;

/** What the letters of a batch rest on besides their own rows. */
interface Contexte {
  academie: Academie | undefined;
  /** The line of the journal behind a letter that decides nothing. */
  ligne: Ligne | undefined;
  auteur: Agent | undefined;
}

/**
 * The facts of waiting letters, read together and in a few queries whatever their number. Everything that decides comes
 * from rows that do not change; names and addresses are those of the day.
 */
export async function donneesDesCourriers(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, DonneesCourrier>> {
  const courriers = await tx.courrier.findMany({ where: { id: { in: [...ids] } }, include: FAITS });
  const academies = await tx.academie.findMany();
  const sansDecision = courriers.filter(({ decisionId }) => !decisionId);
  const lignes = await lignesDe(tx, sansDecision);
  const auteurs = await auteursDe(tx, lignes);
  return new Map(
    courriers.map((courrier) => {
      const ligne = lignes.find((vue) => estALOrigine(vue, courrier));
      const contexte = {
        academie: academies.find(({ code }) => code === courrier.dossier.academieCode),
        ligne,
        auteur: auteurs.find(({ id }) => id === ligne?.auteurId),
      };
      return [courrier.id, donneesDe(courrier, contexte)];
    }),
  );
}

const estALOrigine = (ligne: Ligne, { dossierId, demandeDePiecesId }: CourrierEntier): boolean =>
  demandeDePiecesId
    ? ligne.enregistrementId === demandeDePiecesId
    : ligne.dossierId === dossierId && ligne.acte === 'enregistrer_reception';

async function lignesDe(tx: Transaction, courriers: readonly CourrierEntier[]): Promise<Ligne[]> {
  if (courriers.length === 0) return [];
  return tx.ligneDeJournal.findMany({
    where: {
      dossierId: { in: courriers.map(({ dossierId }) => dossierId) },
      acte: { in: ['enregistrer_reception', 'demander_pieces'] },
    },
  });
}

async function auteursDe(tx: Transaction, lignes: readonly Ligne[]): Promise<Agent[]> {
  const ids = [
    ...new Set(lignes.flatMap(({ auteurGenre, auteurId }) => (auteurGenre === 'agent' && auteurId) || [])),
  ];
  if (ids.length === 0) return [];
  return tx.agent.findMany({ where: { id: { in: ids } }, include: { affectations: true } });
}

function donneesDe(courrier: CourrierEntier, contexte: Contexte): DonneesCourrier {
  const { decision, demandeDePieces, dossier } = courrier;
  const enTete = enTeteDe(courrier, contexte);
  const dateReception = jourDe(dossier.recuLe ?? courrier.jour);
  const genre = courrier.genre as GenreCourrier;
  switch (genre) {
    case 'accuse_reception':
      return { ...enTete, genre, dateReception };
    case 'demande_incomplete':
      return {
        ...enTete,
        genre,
        pieces: piecesDemandees(contexte.ligne),
        ...(demandeDePieces?.message ? { message: demandeDePieces.message } : {}),
      };
    case 'attribution':
      return { ...enTete, genre, calcul: 'assiste', ...attributionDe(decision, dossier) };
    case 'refus':
      return { ...enTete, genre, ...refusDe(decision, dossier) };
    case 'refus_hors_delai': {
      const { cloture, clotureCned } = dossier.campagne;
      const dateCloture = jourDe(dossier.branche === 'cned' ? clotureCned : cloture);
      return { ...enTete, genre, dateReception, dateCloture, motifs: motifsDe(decision) };
    }
    case 'irrecevabilite': {
      const motifs = motifsDe(decision);
      const tardive = motifs.some(({ regle }) => regle === 'recevabilite.hors_delai');
      return { ...enTete, genre, cause: tardive ? 'hors_delai' : 'double_demande', dateReception, motifs };
    }
  }
}

function enTeteDe(courrier: CourrierEntier, contexte: Contexte): EnTete {
  const { dossier } = courrier;
  const { eleve, etablissement, demandeur } = dossier;
  const ville = (codePostal = '', commune = '') => `${codePostal} ${commune}`.trim();
  const tenu = serviceDe(dossier, contexte.academie);
  return {
    reference: courrier.reference,
    lieu: tenu.commune,
    date: jourDe(courrier.jour),
    service: tenu.service,
    destinataire: {
      nom: demandeur
        ? `${demandeur.civilite} ${demandeur.prenom} ${demandeur.nomUsage ?? demandeur.nom}`
        : '',
      adresse: [
        demandeur?.adresse,
        demandeur?.complement,
        ville(demandeur?.codePostal, demandeur?.commune),
      ].flatMap((partie) => partie || []),
    },
    eleve: { nom: eleve.nomUsage ?? eleve.nom, prenom: eleve.prenom, classe: dossier.classe },
    etablissement,
    rentree: rentree(dossier.rentree),
    type: dossier.typeBourse as TypeBourse,
    branche: dossier.branche as Branche,
    departement: tenu.departement,
    academie: contexte.academie ? deLAcademie(contexte.academie.nom) : '',
    signataire: signataireDe(courrier, contexte),
    envoi: courrier.courriel ? 'teleservice' : 'postal',
  };
}

/** The service in charge: the collège public itself, the service académique for every other branch (C. IV.B). */
function serviceDe({ branche, etablissement }: Dossier, academie: Academie | undefined) {
  if (branche === 'college_public') {
    const { nom, adresse, codePostal, commune, telephone, courriel, departementCode } = etablissement;
    const service = { nom, adresse: [adresse, `${codePostal} ${commune}`], telephone, courriel };
    return { service, commune, departement: departementCode };
  }
  const { service: nom = '', adresse = '', telephone = '', courriel = '' } = academie ?? {};
  const lignes = adresse.split(/\s*,\s*/).filter(Boolean);
  const [, codePostal = '', commune = ''] = /^(\d{5}) (.+)$/.exec(lignes.at(-1) ?? '') ?? [];
  const departement = departementDuCodePostal(codePostal);
  return { service: { nom, adresse: lignes, telephone, courriel }, commune, departement };
}

/** Who signed the decision, or who did the act that the letter tells (CRPA L. 212-1). Empty when nobody is known. */
function signataireDe(
  { decision, dossier }: CourrierEntier,
  { academie, ligne, auteur }: Contexte,
): Signataire {
  if (decision) {
    const { signatairePrenom: prenom, signataireNom: nom, signataireQualite: qualite, service } = decision;
    const delegation = `Pour le recteur de l’académie ${deLAcademie(academie?.nom ?? '')} et par délégation`;
    return { prenom, nom, qualite, service, ...(decision.delegation ? { delegation } : {}) };
  }
  const affectation = auteur?.affectations.find(
    ({ role, uai, academieCode, du, au }) =>
      ligne &&
      role === ligne.role &&
      (uai === dossier.uai || academieCode === dossier.academieCode) &&
      du <= ligne.jour &&
      (!au || au >= ligne.jour),
  );
  return {
    prenom: auteur?.prenom ?? '',
    nom: auteur?.nom ?? '',
    qualite: affectation?.qualite ?? '',
    service: (affectation?.uai ? dossier.etablissement.nom : academie?.service) ?? '',
  };
}

function piecesDemandees(ligne: Ligne | undefined): PieceDemandee[] {
  const { pieces = [] } = (ligne?.contenu ?? {}) as { pieces?: CodePiece[] };
  return pieces.map((code) => ({ libelle: PIECES[code].libelle, avisImpot: estAvisImpot(code) }));
}

const motifsDe = (decision: Decision | null) =>
  (decision?.motifs ?? []) as unknown as (MotifEcrit & { regle: string })[];

const chiffresDe = (decision: Decision | null, { rentree: annee, typeBourse }: Dossier) =>
  chiffresDeLaTrace(
    lireTrace(decision?.trace ?? []),
    trouverBareme(annee, typeBourse as TypeBourse)?.anneeDesRevenus ?? annee - 1,
    decision?.echelon ?? null,
  ) ?? undefined;

function attributionDe(decision: Decision | null, dossier: Dossier) {
  const annuel = centimes(decision?.montantAnnuel ?? 0);
  const { internat } = (decision?.primes ?? {}) as { internat?: Centimes };
  const primes: PrimeAccordee[] = internat
    ? [{ libelle: 'Prime d’internat', montant: internat, versement: 'en trois parts' }]
    : [];
  const bourse = { echelon: decision?.echelon ?? 0, annuel, trimestres: partsEgales(annuel) };
  return { bourse, primes, chiffres: chiffresDe(decision, dossier) };
}

function refusDe(decision: Decision | null, dossier: Dossier) {
  const motifs = motifsDe(decision);
  // A reason that an agent wrote, or the procedure gave, was not computed.
  const calcule = decision?.genre === 'refus' && motifs.every(({ regle }) => regle !== APPRECIATION);
  const fondsSociaux = orienteVersFondsSociaux(lireTrace(decision?.trace ?? []));
  const chiffres = calcule ? chiffresDe(decision, dossier) : undefined;
  return {
    motifs,
    fondsSociaux,
    chiffres,
    calcul: calcule ? ('assiste' as const) : ('sans_algorithme' as const),
  };
}

/** What the mail that announces a letter needs, and nothing else; null when it must not leave. */
export async function annonceDuCourrier(
  tx: Transaction,
  id: string,
  adresse: string,
): Promise<{ destinataire: string; donnees: DonneesCourriel } | null> {
  const courrier = await tx.courrier.findUnique({ where: { id }, include: { dossier: true } });
  if (!courrier?.courriel || courrier.courrielEnvoyeLe || courrier.etat !== 'produit') return null;
  const { numero: reference, typeBourse } = courrier.dossier;
  const commun = { reference, type: typeBourse as TypeBourse, adresse };
  const genre = courrier.genre as GenreCourrier;
  const donnees: DonneesCourriel =
    genre === 'accuse_reception'
      ? { ...commun, genre: 'accuse_enregistrement', deposeeLe: jourDe(courrier.jour) }
      : { ...commun, genre: genre === 'demande_incomplete' ? 'pieces_demandees' : 'courrier_disponible' };
  return { destinataire: courrier.courriel, donnees };
}

/** The PDF of a letter for an agent of the portée; the reading is journaled. Throws Refus introuvable otherwise. */
export async function lireCourrier(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success ? await tx.courrier.findUnique({ where: { id } }) : null;
    if (!trouve?.cle || trouve.etat !== 'produit')
      throw new Refus('introuvable', 'Ce courrier est introuvable.');
    await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);
    return { ...trouve, cle: trouve.cle };
  });
  const octets = await stockage().lire(cleDeFichier(courrier.cle));
  return { octets, type: 'application/pdf', nom: `${courrier.reference.replace('/', '-')}.pdf` };
}
