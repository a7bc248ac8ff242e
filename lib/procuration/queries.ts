import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import { rentree } from '#lib/droit/annee.ts';
import { destinataireDansLePrive, type EtatSigne } from '#lib/droit/argent/destinataire.ts';
import {
  BRANCHES_A_PROCURATION,
  formulaireDeProcuration,
  type QualiteDuMandant,
  SUIVENT_LES_PROCURATIONS,
} from '#lib/droit/argent/procuration.ts';
import { apres, avant, type Jour } from '#lib/droit/date.ts';
import { nomComplet, nomDActe } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { academiesDe, enPortee, type Portee, regard, tient, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A procuration with what followed. */
export interface ProcurationVue {
  id: string;
  uai: string;
  du: Jour;
  au: Jour;
  signeeLe: Jour;
  qualite: QualiteDuMandant;
  auteurNom: string;
  acceptee: { par: string; le: Jour } | null;
  refusee: { pourquoi: string } | null;
  resilieeLe: Jour | null;
}

const montrer = ({
  suites,
  ...p
}: Prisma.ProcurationGetPayload<{ include: { suites: true } }>): ProcurationVue => {
  const suite = (genre: string) => suites.find((vue) => vue.genre === genre);
  const acceptee = suite('acceptee');
  const refusee = suite('refusee');
  const resiliee = suite('resiliee');
  return {
    id: p.id,
    uai: p.uai,
    du: jourDe(p.du),
    au: jourDe(p.au),
    signeeLe: jourDe(p.signeeLe),
    qualite: p.qualite as QualiteDuMandant,
    auteurNom: p.auteurNom,
    acceptee: acceptee ? { par: acceptee.precision ?? acceptee.auteurNom, le: jourDe(acceptee.jour) } : null,
    refusee: refusee ? { pourquoi: refusee.precision ?? '' } : null,
    resilieeLe: resiliee ? jourDe(resiliee.jour) : null,
  };
};

/** Whether a procuration waits for its head, or stands, on a day. */
export const estVivante = ({ refusee, resilieeLe, au }: ProcurationVue, leJour: Jour): boolean =>
  !refusee && (resilieeLe === null || apres(resilieeLe, leJour)) && !avant(au, leJour);

/** The procurations of a dossier, the last first. */
export const procurationsDe = async (tx: Transaction, dossierId: string): Promise<ProcurationVue[]> =>
  (
    await tx.procuration.findMany({
      where: { dossierId },
      include: { suites: true },
      orderBy: [{ instant: 'desc' }, { id: 'desc' }],
    })
  ).map(montrer);

const ENTIER = { eleve: true, etablissement: true, scolarite: true, demandeur: true } as const;

/** A dossier of the privé, seen by its family or by who follows procurations there. Throws Refus introuvable otherwise. */
export async function dossierAProcuration(tx: Transaction, portee: Portee, dossierId: string) {
  const dossier = await tx.dossier.findUnique({ where: { id: dossierId }, include: ENTIER });
  const lu =
    dossier &&
    BRANCHES_A_PROCURATION.includes(dossier.branche) &&
    regard(portee, dossier, 'coordonnees') !== 'rien';
  if (!lu)
    throw new Refus(
      'introuvable',
      'Ce dossier n’existe pas, n’est pas à vous, ou n’est pas celui d’un établissement privé.',
    );
  return dossier;
}

/** The signed states that pay a boursier of the privé, and whom, the first first. */
async function etatsSignes(tx: Transaction, dossierId: string): Promise<EtatSigne[]> {
  const lus = await tx.$queryRaw<(Omit<EtatSigne, 'signeLe'> & { signeLe: Date })[]>`
    SELECT v.id, e.trimestre, v.jour AS "signeLe", v.mode FROM versement v JOIN etat_de_paiement e ON e.id = v.etat_id
    WHERE v.dossier_id = ${dossierId}::uuid AND v.mode <> 'agent_comptable' AND v.remplace_id IS NULL ORDER BY v.jour, v.id`;
  return lus.map(({ signeLe, ...lu }) => ({ ...lu, signeLe: jourDe(signeLe) }));
}

/** The page of a dossier's procuration. Throws Refus introuvable as above. */
export const procurationDuDossier = (portee: Portee, dossierId: string) =>
  enPortee(portee, async (tx) => {
    const dossier = await dossierAProcuration(tx, portee, dossierId);
    const toutes = await procurationsDe(tx, dossierId);
    const ici = toutes.filter(({ uai }) => uai === dossier.uai);
    return {
      dossier,
      vivante: ici.find((vue) => estVivante(vue, portee.jour)) ?? null,
      toutes,
      etats: await etatsSignes(tx, dossierId),
      /** Whom a state signed today would pay. */
      suivant: destinataireDansLePrive(
        ici.map(({ acceptee, ...vue }) => ({ ...vue, accepteeLe: acceptee?.le ?? null })),
        portee.jour,
      ),
      chef: portee.affectations.some(({ role, uai }) => role === 'chef_etablissement' && uai === dossier.uai),
    };
  });

/** Whether the person has procurations to follow: a service académique, or an établissement privé. */
export async function suitDesProcurations(portee: Portee): Promise<boolean> {
  if (!tient(portee, ...SUIVENT_LES_PROCURATIONS)) return false;
  if (academiesDe(portee).length > 0) return true;
  const prives = { uai: { in: uaisDe(portee) }, secteur: { not: 'public' } } as const;
  return enPortee(portee, async (tx) => (await tx.etablissement.count({ where: prives })) > 0);
}

/** A boursier of the privé, and how the bourse is paid. */
export interface AProcuration {
  dossierId: string;
  etablissement: string;
  uai: string;
  prenom: string;
  nom: string;
  classe: string;
  procuration: ProcurationVue | null;
}

/** The boursiers of the privé of a rentrée, where the person follows procurations, those that wait for the head first. */
export const procurationsDuLieu = (portee: Portee, annee: number): Promise<AProcuration[]> =>
  enPortee(portee, async (tx) => {
    const lignes = await tx.$queryRaw<Omit<AProcuration, 'procuration'>[]>`
      SELECT d.id AS "dossierId", t.nom AS etablissement, t.uai, e.prenom, e.nom, s.classe
      FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
        JOIN etablissement t ON t.uai = d.uai
      WHERE d.rentree = ${annee} AND d.branche IN ('college_prive', 'lycee_prive') AND ${perimetre(portee, 'coordonnees')}
        AND EXISTS (SELECT 1 FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL)
      ORDER BY t.nom, s.classe, e.nom, e.prenom, d.id`;
    const toutes = await tx.procuration.findMany({
      where: { dossierId: { in: lignes.map(({ dossierId }) => dossierId) } },
      include: { suites: true },
      orderBy: [{ instant: 'desc' }, { id: 'desc' }],
    });
    const parDossier = Map.groupBy(toutes, ({ dossierId }) => dossierId);
    const rang = ({ procuration: p }: AProcuration) =>
      p && !p.acceptee && estVivante(p, portee.jour) ? 0 : 1;
    return lignes
      .map((ligne) => {
        const derniere = parDossier.get(ligne.dossierId)?.find(({ uai }) => uai === ligne.uai);
        return { ...ligne, procuration: derniere ? montrer(derniere) : null };
      })
      .toSorted((a, b) => rang(a) - rang(b));
  });

/** The form of annexe 10, filled for a dossier. Throws Refus introuvable as above. */
export async function procurationPreremplie(portee: Portee, dossierId: string): Promise<FichierServi> {
  const { dossier, vivante } = await procurationDuDossier(portee, dossierId);
  const { etablissement: e, demandeur: d, eleve, scolarite, uai, departementCode } = dossier;
  const octets = produireFormulaire(
    formulaireDeProcuration(rentree(dossier.rentree), portee.jour, {
      etablissement: e.nom,
      adresse: `${e.adresse}, ${e.codePostal} ${e.commune}`,
      uai,
      departement: departementCode.replace(/^0/, ''),
      mandant: d && nomComplet(d),
      domicile: d && {
        adresse: [d.adresse, d.complement].filter(Boolean).join(', '),
        commune: `${d.codePostal} ${d.commune}`,
      },
      eleve: nomDActe(eleve),
      classe: scolarite.classe,
      mandataire: vivante?.acceptee?.par ?? null,
    }),
  );
  return { octets, type: 'application/pdf', nom: `procuration-${dossier.numero}.pdf` };
}

/** The same, empty. */
export const procurationVierge = (annee: number, jour: Jour): FichierServi => ({
  octets: produireFormulaire(formulaireDeProcuration(rentree(annee), jour)),
  type: 'application/pdf',
  nom: `procuration-${annee}.pdf`,
});
