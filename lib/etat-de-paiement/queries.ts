/** The states of the places that an agent follows, one of them as it is read, and its documents. */
import { fichierDeTableur } from '#lib/connecteurs/classeur.ts';
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { rentree } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT, LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import type { BoursierDEtat, LigneDEtat } from '#lib/droit/argent/recapitulatif.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { classeurDEtat, imprimerEtat, referenceDEtat } from '#lib/droit/courrier/etat-de-paiement.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { repeter } from '#lib/liquidation/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { DocumentDemande } from './schema.ts';

export interface EtatResume {
  id: string;
  trimestre: number;
  etape: 'brouillon' | 'controle' | 'fige';
  numero: number | null;
  total: number | null;
  /** ISO day on which it was frozen. */
  signeLe: string | null;
}

/** A place that pays bourses, with its states of the year. */
export interface LieuSuivi {
  uai: string;
  nom: string;
  commune: string;
  academieCode: string;
  branche: Branche;
  etats: EtatResume[];
  /** Who reads prepares its states; and signs them. */
  prepare: boolean;
  signe: boolean;
}

const lieuxSuivis = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => LISENT_LES_ETATS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/** Places shown at most: an académie finds one by its name. */
const MONTRES = 300;

/** The places of the portée that have a right to pay in a year or had one, by name: those looked for, or of one établissement. */
export async function lieuxDePaiement(
  portee: Portee,
  annee: number,
  nom: string,
  uai: string | null = null,
): Promise<LieuSuivi[]> {
  const lieux = lieuxSuivis(portee);
  const lus = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Omit<LieuSuivi, 'prepare' | 'signe'>[]>`
      WITH places AS (
        SELECT t.uai, t.nom, t.commune, t.academie_code, b.branche FROM etablissement t, unnest(enum_range(NULL::branche)) AS b (branche)
        WHERE (t.uai = ANY (${lieux}::text[]) OR t.academie_code = ANY (${lieux}::text[]))
          AND (EXISTS (SELECT FROM dossier d JOIN droit r ON r.dossier_id = d.id WHERE d.uai = t.uai AND d.rentree = ${annee} AND d.branche = b.branche)
            OR EXISTS (SELECT FROM etat_de_paiement e WHERE e.uai = t.uai AND e.rentree = ${annee} AND e.branche = b.branche)
            OR EXISTS (SELECT FROM transfert v JOIN dossier d ON d.id = v.dossier_id WHERE v.de_uai = t.uai AND v.de_branche = b.branche AND d.rentree = ${annee})
            OR (b.branche::text = CASE WHEN t.type = 'college' THEN 'college' ELSE 'lycee' END || '_' || CASE t.secteur WHEN 'public' THEN 'public' ELSE 'prive' END)
              AND EXISTS (SELECT FROM transfert v JOIN dossier d ON d.id = v.dossier_id WHERE v.vers_uai = t.uai AND NOT v.suivi AND d.rentree = ${annee}))
          AND t.nom ILIKE ${`%${nom}%`} AND (${uai}::text IS NULL OR t.uai = ${uai}))
      SELECT p.uai, p.nom, p.commune, p.academie_code AS "academieCode", p.branche::text, coalesce(e.etats, '[]') AS etats
      FROM places p LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'trimestre', e.trimestre, 'etape', e.etape,
          'numero', e.numero, 'total', e.total, 'signeLe', e.signe_le) ORDER BY e.trimestre, e.numero NULLS LAST) AS etats
        FROM etat_de_paiement e WHERE (e.uai, e.academie_code, e.branche, e.rentree) = (p.uai, p.academie_code, p.branche, ${annee})) e ON true
      ORDER BY p.nom, p.uai, p.branche LIMIT ${MONTRES}`,
  );
  return lus.map((lieu) => ({ ...lieu, ...gestesPermis(portee, lieu) }));
}

/** What who reads may do of the states of a place. */
function gestesPermis(
  { affectations }: Portee,
  lieu: { uai: string; academieCode: string; branche: Branche },
) {
  const tient = (roles: readonly Role[]): boolean =>
    affectations.some(
      ({ role, uai, academieCode }) =>
        roles.includes(role) && (uai === lieu.uai || academieCode === lieu.academieCode),
    );
  const { preparent, signent } = ETATS_DE_PAIEMENT[lieu.branche];
  return { prepare: tient(preparent), signe: tient(signent) };
}

export interface VueDEtat {
  etat: Awaited<ReturnType<typeof lireEtat>>;
  boursiers: BoursierDEtat[];
  lignes: LigneDEtat[];
  gestes: { prepare: boolean; signe: boolean };
}

const enJours = <L extends { periodeDu: Date; periodeAu: Date }>(lignes: readonly L[]) =>
  lignes.map((ligne) => ({
    ...ligne,
    periodeDu: jourDe(ligne.periodeDu),
    periodeAu: jourDe(ligne.periodeAu),
  }));

async function lireEtat(tx: Transaction, id: string) {
  const etat = await tx.etatDePaiement.findUnique({ where: { id }, include: { etablissement: true } });
  if (!etat) throw new Refus('introuvable', 'Cet état est introuvable.');
  return etat;
}

/**
 * A state: what was frozen, or what would be now, for who prepares it. A draft tells nobody else anything. Throws Refus
 * introuvable outside the portée.
 */
export function voirEtat(portee: Portee, id: string): Promise<VueDEtat> {
  return enPortee(portee, async (tx) => {
    const etat = await lireEtat(tx, id);
    const gestes = gestesPermis(portee, etat);
    if (etat.etape !== 'fige') {
      const { boursiers, lignes } = gestes.prepare ? await repeter(tx, etat) : { boursiers: [], lignes: [] };
      return { etat, gestes, boursiers, lignes: enJours(lignes) };
    }
    const [boursiers, lignes] = [
      await tx.boursierAPayer.findMany({
        where: { etatId: id },
        orderBy: [{ classe: 'asc' }, { eleveNom: 'asc' }, { elevePrenom: 'asc' }, { dossierId: 'asc' }],
      }),
      await tx.ligneDeLiquidation.findMany({
        where: { etatId: id },
        orderBy: [{ dossierId: 'asc' }, { composante: 'asc' }, { trimestre: 'asc' }, { rang: 'asc' }],
      }),
    ];
    return { etat, gestes, boursiers, lignes: enJours(lignes) };
  });
}

/** A state as a file. Throws Refus introuvable outside the portée, and for a draft that is not the reader's to prepare. */
export async function fichierDEtat(
  portee: Portee,
  id: string,
  { forme, document }: DocumentDemande,
): Promise<FichierServi> {
  const { etat, boursiers, lignes, gestes } = await voirEtat(portee, id);
  if (etat.etape !== 'fige' && !gestes.prepare)
    throw new Refus('introuvable', 'Cet état n’est pas encore signé : il n’y a rien à lire.');
  const academie = await enPortee(portee, (tx) =>
    tx.academie.findUniqueOrThrow({ where: { code: etat.academieCode } }),
  );
  const { uai, trimestre, branche, numero, etablissement, signataireNom, signataireQualite } = etat;
  const imprime = {
    ...{ uai, trimestre, branche, numero, etablissement, boursiers, lignes },
    rentree: rentree(etat.rentree),
    jour: jourDe(etat.signeLe ?? etat.prepareLe),
    signataire:
      signataireNom && signataireQualite ? { nom: signataireNom, qualite: signataireQualite } : null,
    empreinte: Buffer.from(etat.empreinte ?? []).toString('hex'),
    ministere: configuration().ministere,
    academie: deLAcademie(academie.nom),
    service: academie.service,
  };
  const nom = `etat-${document}-${referenceDEtat(imprime)}`;
  if (forme === 'pdf')
    return {
      octets: produireListe(imprimerEtat(imprime, document)),
      type: 'application/pdf',
      nom: `${nom}.pdf`,
    };
  return fichierDeTableur(classeurDEtat(imprime), forme, nom);
}
