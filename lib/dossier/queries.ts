import { absencesTenantes } from '#lib/absence/faits.ts';
import { type Autorites, delegationPour } from '#lib/autorite/queries.ts';
import { direFermeture } from '#lib/campagne/faits.ts';
import { A_REJUGER, retardLeve } from '#lib/decision/faits.ts';
import { signeEnSonNom } from '#lib/droit/competence.ts';
import { jugerSignature } from '#lib/droit/courrier/signature.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { ETATS_VIVANTS } from '#lib/droit/etats.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { recoursAEcarter, recoursPendant } from '#lib/droit/recours/pendants.ts';
import { reponseAuRecours } from '#lib/droit/recours/reponse.ts';
import { annoncesDues } from '#lib/echeance/faits.ts';
import { accueilsPossibles, ELEVE_DU_DOSSIER } from '#lib/eleve/queries.ts';
import { lettresASigner, rappelDe } from '#lib/reception/faits.ts';
import { aDecideAvantReprise, prendPart } from '#lib/recours/faits.ts';
import { faitsDeRelecture } from '#lib/relecture/faits.ts';
import type { AutreDemande } from '#lib/retrait/faits.ts';
import { relireDemande } from '#lib/saisie/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { type Portee, regard, rolesSur } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type DossierEntier, decisionEnVigueur, examenDuDossier, faitsDuDossier } from './faits.ts';

const TOUT = {
  eleve: { include: ELEVE_DU_DOSSIER },
  etablissement: true,
  campagne: { include: { prolongations: true, ouvertures: true } },
  scolarite: true,
  demandeur: true,
  brouillon: true,
  demandes: { orderBy: { rang: 'desc' } },
  pieces: { orderBy: { code: 'asc' } },
  demandesDePieces: { orderBy: [{ faiteLe: 'desc' }, { id: 'desc' }] },
  propositions: true,
  decisions: { orderBy: { rang: 'desc' }, include: { notification: true } },
  droits: { orderBy: [{ composante: 'asc' }, { du: 'asc' }] },
  recours: { orderBy: { rang: 'asc' } },
  requetes: { orderBy: { rang: 'asc' } },
  relectures: { orderBy: { id: 'asc' } },
  retraits: { orderBy: { rang: 'asc' } },
  retenues: { orderBy: { rang: 'asc' } },
  rectifications: { orderBy: { rang: 'asc' } },
  courriers: { orderBy: [{ jour: 'desc' }, { reference: 'desc' }] },
  mouvements: { where: { suite: null }, orderBy: { instant: 'asc' } },
  transferts: { orderBy: { rang: 'asc' } },
} as const satisfies Prisma.DossierInclude;

type DossierLu = Prisma.DossierGetPayload<{ include: typeof TOUT }>;

export const introuvable = (): Refus =>
  new Refus(
    'introuvable',
    'Ce dossier est introuvable : vérifiez le numéro, ou demandez à l’établissement de l’élève.',
  );

/** What the database holds as JSON or as a code becomes the law's own type here, or fails here. */
function lire(lu: DossierLu): Omit<DossierEntier, 'autres' | 'accueils' | keyof DitDAilleurs> {
  return {
    ...lu,
    absences: absencesTenantes(lu.eleve.absences, lu.rentree),
    demandes: lu.demandes.map((demande) => ({ ...demande, contenu: relireDemande(demande.contenu) })),
    pieces: lu.pieces.map(({ code, ...piece }) => {
      if (!estCodePiece(code)) throw new RangeError(`pièce inconnue au dossier ${lu.numero} : ${code}`);
      return { ...piece, code };
    }),
  };
}

/** The other demandes of the pupils of these dossiers, by dossier, in one statement; the base gives none to a family. */
async function autresDemandes(tx: Transaction, ids: readonly string[]): Promise<Map<string, AutreDemande[]>> {
  const lues = await tx.$queryRaw<(AutreDemande & { pour: string })[]>`
    SELECT d.id AS pour, a.id, a.numero, a.etat::text AS etat, a.demandeur_id AS "demandeurId",
      a.succede_a_id AS "succedeAId", a.double_de_id AS "doubleDeId", a.hors_delai AS "horsDelai", a.lien,
      a.residence_alternee AS "residenceAlternee", a.fin_du_droit AS "finDuDroit"
    FROM dossier d, LATERAL autres_demandes(d.id, d.eleve_id, d.rentree) a
    WHERE d.id = ANY (${[...ids]}::uuid[]) ORDER BY a.numero`;
  return Map.groupBy(lues, ({ pour }) => pour);
}

/** A single stay is read with its dossier: nothing more is to be followed. */
const sejoursASuivre = ({ transferts }: DossierLu): boolean => transferts.length > 0;

/** What the base knows of the person and the pupil beyond this dossier; no day of an error is given to a family. */
type DitDAilleurs = Pick<
  DossierEntier,
  'erreursRectifiees' | 'equipementDejaOuvert' | 'sejours' | 'reprise' | 'meriteVerse'
>;

async function ditsDAilleurs(
  tx: Transaction,
  dossiers: readonly DossierLu[],
): Promise<Map<string, DitDAilleurs>> {
  const ids = dossiers.map(({ id }) => id);
  const suivis = dossiers.filter(sejoursASuivre).map(({ id }) => id);
  const lus = await tx.$queryRaw<({ pour: string } & DitDAilleurs)[]>`
    SELECT id AS pour, ARRAY(SELECT conclu_le FROM erreurs_rectifiees(demandeur_id)) AS "erreursRectifiees",
      prime_d_equipement_ouverte(id) AS "equipementDejaOuvert",
      CASE WHEN id = ANY (${suivis}::uuid[]) THEN sejours_suivis(id) END AS sejours,
      reprise_confirmee(id) AS reprise, dernier_merite_verse(id) AS "meriteVerse"
    FROM dossier WHERE id = ANY (${ids}::uuid[])`;
  return new Map(lus.map(({ pour, ...dit }) => [pour, dit]));
}

const RIEN_D_AILLEURS: DitDAilleurs = {
  erreursRectifiees: [],
  equipementDejaOuvert: false,
  sejours: null,
  reprise: null,
  meriteVerse: null,
};

/** The campaign prolonged since finds in time a demande that nobody has decided: it is late no more, from its next act on. */
const prolongee = (dossier: DossierEntier): boolean =>
  A_REJUGER.includes(dossier.etat) && retardLeve(dossier);

/** The dossiers of a set within the portée, by id; those that do not exist or that the person need not follow are absent. */
export async function chargerDossiers(
  tx: Transaction,
  portee: Portee,
  ids: readonly string[],
): Promise<Map<string, DossierEntier>> {
  const lus = await tx.dossier.findMany({
    // What is left of an erased one says nothing.
    where: { id: { in: [...ids] }, effaceLe: null },
    include: TOUT,
  });
  const autres = await autresDemandes(tx, ids);
  const dits = await ditsDAilleurs(tx, lus);
  const accueils = await accueilsPossibles(tx, ids);
  return new Map(
    lus
      .filter((lu) => regard(portee, lu, 'suivi') !== 'rien')
      .map((lu) => {
        const dossier = {
          ...lire(lu),
          autres: autres.get(lu.id) ?? [],
          ...(dits.get(lu.id) ?? RIEN_D_AILLEURS),
          accueils: accueils.get(lu.id) ?? [],
        };
        return [lu.id, { ...dossier, horsDelai: dossier.horsDelai && !prolongee(dossier) }];
      }),
  );
}

/** One dossier of the portée. Throws Refus introuvable where `chargerDossiers` leaves it out. */
export async function chargerDossier(tx: Transaction, portee: Portee, id: string): Promise<DossierEntier> {
  const dossier = (await chargerDossiers(tx, portee, [id])).get(id);
  if (!dossier) throw introuvable();
  return dossier;
}

/**
 * Takes the locks that serialise the acts of these dossiers, in the order of their ids so that two sets never wait for each
 * other, and those of their drafts: a tab that saves at this very moment comes before, and is read, or after, and is told
 * so. Dossiers outside the portée are left out.
 */
export async function verrouillerDossiers(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM (SELECT id FROM dossier WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE) AS pris
    LEFT JOIN LATERAL (SELECT 1 FROM brouillon b WHERE b.dossier_id = pris.id FOR UPDATE) AS tenu ON true`;
}

/** What the one evaluator needs for this person on this dossier, today. */
export function contexteDuDossier(
  portee: Portee,
  autorites: Autorites,
  dossier: DossierEntier,
  examen = examenDuDossier(dossier),
) {
  const { branche } = dossier;
  const roles = rolesSur(portee, dossier);
  const delegue = delegationPour(autorites, dossier) !== null;
  const repondre = (recours: DossierEntier['recours'][number] | null) =>
    reponseAuRecours(recours?.genre ?? null, {
      branche,
      roles,
      aPrisPart: prendPart(dossier, portee.auteur.id, recours),
      delegation: delegue,
    });
  const delegation = signeEnSonNom(branche) || delegue;
  return {
    branche,
    roles,
    fermeture: direFermeture(dossier.campagne, dossier.academieCode),
    faits: faitsDuDossier(dossier, {
      jour: portee.jour,
      delegation,
      examen,
      reponseAuRecours: repondre(recoursPendant(dossier, 'decision')),
      reponseSurRetenue: repondre(recoursPendant(dossier, 'retenue')),
      reponseAuTardif: repondre(recoursAEcarter(dossier)),
      aDecideAvantReprise: aDecideAvantReprise(dossier, portee.auteur.id),
      rappel: rappelDe(decisionEnVigueur(dossier), dossier, portee.auteur.id, autorites.enPoste),
      ...faitsDeRelecture(dossier, decisionEnVigueur(dossier), portee.auteur.id),
      signature: jugerSignature(lettresASigner(dossier), { agentId: portee.auteur.id, delegation }),
      ...annoncesDues(dossier, portee.jour),
    }),
  };
}

/** Acts that a conflict tells at most: the latest. */
const ACTES_DITS = 3;

/** Tells what was done since the version that the screen held: each act adds one. */
export async function conflit(
  tx: Transaction,
  { auteur }: Portee,
  dossier: DossierEntier,
  vue: number,
): Promise<Refus> {
  const depuis = await tx.ligneDeJournal.findMany({
    where: { dossierId: dossier.id },
    orderBy: { rang: 'desc' },
    take: Math.min(ACTES_DITS, Math.max(1, dossier.version - vue)),
  });
  const faits = depuis.toReversed().map(({ acte, auteurNom, jour }) => {
    // A family reads what was done, never the name of the agent.
    const par = auteur.genre === 'famille' ? '' : `, par ${auteurNom}`;
    return `${ligne(acte as Acte).accompli}${par}, ${ecrireJour(jourDe(jour))}`;
  });
  return new Refus(
    'conflit',
    `Ce dossier a changé pendant que vous l’aviez à l’écran : ${faits.join(' ; ') || 'il a été modifié'}. Rien de votre saisie n’a été enregistré ; relisez le dossier, puis recommencez si c’est encore utile.`,
  );
}

/** The locks of one live demande, for each place of who asks. */
const UNE_SEULE_DEMANDE = ['dossier_vivant', 'dossier_successeur', 'dossier_double_vivant'] as const;

const COURT_DEJA =
  'Une bourse court déjà pour cet élève sur cette période : retirez-la d’abord, ou attendez sa fin.';

const PRIME_DEJA_OUVERTE =
  'La prime d’équipement de cet élève vient d’être ouverte par une autre demande, ou dite versée ailleurs, et ne l’est qu’une fois : relisez le dossier.';

/** What a person can read of a rule that the database alone holds; null for a fault of ours. */
export async function refusDeLaBase(
  tx: Transaction,
  erreur: unknown,
  dossierId: string,
): Promise<Refus | null> {
  if (UNE_SEULE_DEMANDE.some((verrou) => enfreint(erreur, verrou))) return demandeUnique(tx, dossierId);
  if (enfreint(erreur, 'droit_sans_chevauchement'))
    return new Refus('impossible', COURT_DEJA, { texte: 'C. II.C.1' });
  if (enfreint(erreur, 'droit_une_prime_d_equipement'))
    return new Refus('conflit', PRIME_DEJA_OUVERTE, { texte: 'C. IV.C' });
  return null;
}

async function demandeUnique(tx: Transaction, dossierId: string): Promise<Refus> {
  const { eleveId, rentree } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  const vivant = await tx.dossier.findFirst({
    where: { eleveId, rentree, etat: { in: [...ETATS_VIVANTS] } },
  });
  const numero = vivant ? `le dossier ${vivant.numero}` : 'un dossier tenu par un autre établissement';
  return new Refus(
    'conflit',
    `Une demande existe déjà pour cet élève cette année : ${numero}. Une seule demande est possible par élève ; si une autre personne a maintenant sa charge, dites depuis quel jour dans la partie « Demandeur ».`,
    { texte: 'C. II.C.1' },
  );
}
