/** Bourses that mandataires of the privé received for families, what they did of each, and their documents. */
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { rentree } from '#lib/droit/annee.ts';
import {
  type CompteDEmploi,
  compteDEmploi,
  type FaitDEmploi,
  peutSuivreEmploi,
  referenceDeVirement,
  SUIVENT_L_EMPLOI,
  TIENNENT_L_EMPLOI,
} from '#lib/droit/argent/emploi.ts';
import { defautDeVirement, ecrireOrdreSepa } from '#lib/droit/argent/virement-sepa.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Role } from '#lib/droit/competence.ts';
import {
  attestationDAssiduite,
  type BourseDuMandataire,
  compteDEmploiImprime,
  tableauDEmploi,
} from '#lib/droit/courrier/emploi.ts';
import type { ListeImprimee } from '#lib/droit/courrier/liste.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { journaliserLectures } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { DocumentDEmploi, OrdreDemande } from './schema.ts';

/** A bourse paid to the établissement under a procuration. */
export interface BourseRecue extends BourseDuMandataire {
  /** Of the payment. */
  id: string;
  dossierId: string;
  uai: string;
  etablissement: string;
  /** Null while the service has not said it paid. */
  recuLe: Jour | null;
  titulaire: string | null;
  pays: string | null;
  fin: string | null;
  /** The account to which the balance goes: that of the state, or the one in force once the sum came back. */
  compteId: string | null;
}

/** The same once received, with what was done of it. */
export interface LigneDEmploi extends BourseRecue {
  recuLe: Jour;
  compte: CompteDEmploi;
}

interface Rangee extends Omit<BourseRecue, 'recuLe' | 'procurationDu' | 'resilieeLe' | 'montant'> {
  recuLe: Date | null;
  procurationDu: Date;
  resilieeLe: Date | null;
  montant: number;
  faits: {
    genre: FaitDEmploi['genre'];
    centimes: number;
    jour: string;
    code: string | null;
    motif: string | null;
  }[];
}

/** Places where the person keeps the account, or académies whose mandataires it follows. */
function perimetreDEmploi({ affectations }: Portee): Prisma.Sql {
  const tenues = affectations.filter(({ role }) => (SUIVENT_L_EMPLOI as readonly Role[]).includes(role));
  const uais = tenues.flatMap(({ uai }) => uai ?? []);
  const academies = tenues.flatMap(({ uai, academieCode }) => (uai ? [] : (academieCode ?? [])));
  return Prisma.sql`(v.uai = ANY (${uais}::text[]) OR e.academie_code = ANY (${academies}::text[]))`;
}

/** The bourses of a rentrée that mandataires receive, by établissement, class and name. */
export async function boursesRecues(tx: Transaction, portee: Portee, annee: number) {
  const rangees = await tx.$queryRaw<Rangee[]>`
    SELECT v.id, v.reference, v.dossier_id AS "dossierId", v.uai, t.nom AS etablissement, e.trimestre, e.numero, b.eleve_prenom AS prenom,
      b.eleve_nom AS nom, b.classe, b.beneficiaire_nom AS beneficiaire, p.signee_le AS "procurationDu", z.jour AS "resilieeLe",
      v.centimes AS montant, CASE WHEN f.fait = 'paye' THEN f.jour END AS "recuLe", c.titulaire, c.pays, c.fin, c.id AS "compteId",
      coalesce(m.faits, '[]') AS faits
    FROM versement v JOIN etat_de_paiement e ON e.id = v.etat_id JOIN etablissement t ON t.uai = v.uai
      JOIN boursier_a_payer b ON (b.etat_id, b.dossier_id, b.uai) = (v.etat_id, v.dossier_id, v.uai)
      JOIN procuration p ON p.id = v.procuration_id
      LEFT JOIN suite_de_procuration z ON z.procuration_id = p.id AND z.genre = 'resiliee'
      LEFT JOIN LATERAL (SELECT fait, jour FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON true
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('genre', m.genre, 'centimes', m.centimes, 'jour', m.jour, 'code', m.code,
          'motif', m.motif) ORDER BY m.rang) AS faits, bool_or(m.genre IN ('rejete', 'retourne')) AS revenu
        FROM emploi_de_bourse m WHERE m.versement_id = v.id) m ON true
      LEFT JOIN dossier d ON d.id = v.dossier_id
      LEFT JOIN compte_en_vigueur n ON n.responsable_id = coalesce(b.beneficiaire_id, d.demandeur_id)
      LEFT JOIN compte_bancaire c ON c.id = CASE WHEN m.revenu THEN coalesce(n.id, v.compte_id) ELSE coalesce(v.compte_id, n.id) END
    WHERE v.mode = 'mandataire' AND e.rentree = ${annee} AND ${perimetreDEmploi(portee)}
    ORDER BY t.nom, v.uai, b.classe, b.eleve_nom, b.eleve_prenom, e.trimestre, v.id`;
  return rangees.map(({ faits, montant, recuLe, procurationDu, resilieeLe, ...reste }) => ({
    ...reste,
    ...{ montant: centimes(montant), recuLe: jourOuNul(recuLe) },
    ...{ procurationDu: jourDe(procurationDu), resilieeLe: jourOuNul(resilieeLe) },
    faits: faits.map((fait): FaitDEmploi => ({ ...fait, jour: jourDe(new Date(fait.jour)) })),
  }));
}

/** Those received, with what was done of each, as of the day. */
export async function lignesDEmploi(tx: Transaction, portee: Portee, annee: number): Promise<LigneDEmploi[]> {
  return (await boursesRecues(tx, portee, annee)).flatMap(({ faits, recuLe, ...reste }) =>
    recuLe
      ? [{ ...reste, recuLe, compte: compteDEmploi({ recu: reste.montant, recuLe, faits }, portee.jour) }]
      : [],
  );
}

/** The page of the compte d’emploi: bourses received, those late first. */
export const emploiAVoir = (portee: Portee, annee: number) =>
  enPortee(portee, async (tx) => {
    const lignes = await lignesDEmploi(tx, portee, annee);
    const rang = ({ compte }: LigneDEmploi): number =>
      compte.enRetard ? 0 : compte.situation === 'revenu' ? 1 : compte.solde > 0 ? 2 : 3;
    return {
      lignes: lignes.toSorted((a, b) => rang(a) - rang(b)),
      enRetard: lignes.filter(({ compte }) => compte.enRetard).length,
      tient: (await etablissementTenu(tx, portee)) !== null,
    };
  });

/** The établissement privé whose account the person keeps; null for anybody else. */
const etablissementTenu = (tx: Transaction, { affectations }: Portee) => {
  const tenues = affectations.filter(({ role }) => (TIENNENT_L_EMPLOI as readonly Role[]).includes(role));
  return tx.etablissement.findFirst({
    where: { uai: { in: tenues.flatMap(({ uai }) => uai ?? []) }, secteur: { not: 'public' } },
    orderBy: { uai: 'asc' },
  });
};

/** The same. Throws Refus introuvable to who keeps no such account. */
async function exigerEtablissement(tx: Transaction, portee: Portee) {
  const etablissement = await etablissementTenu(tx, portee);
  if (!etablissement)
    throw new Refus('introuvable', 'Ce compte est celui du mandataire d’un établissement privé.');
  return etablissement;
}

/** The compte d’emploi of a year, or the list of a trimestre that serves as attestation of presence, as a file. Throws Refus introuvable. */
export const documentDEmploi = (
  portee: Portee,
  annee: number,
  { document, forme, trimestre }: DocumentDEmploi,
): Promise<FichierServi> =>
  enPortee(portee, async (tx) => {
    const { uai, nom, commune, academieCode } = await exigerEtablissement(tx, portee);
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: academieCode } });
    const de = {
      ...{ rentree: rentree(annee), jour: portee.jour, ministere: configuration().ministere },
      ...{
        academie: deLAcademie(academie.nom),
        service: academie.service,
        etablissement: { uai, nom, commune },
      },
    };
    if (document === 'assiduite') {
      const lignes = (await boursesRecues(tx, portee, annee)).filter(
        (vue) => vue.uai === uai && vue.trimestre === trimestre,
      );
      return enPdf(attestationDAssiduite(de, trimestre, lignes));
    }
    const lignes = (await lignesDEmploi(tx, portee, annee)).filter((vue) => vue.uai === uai);
    if (forme === 'pdf') return enPdf(compteDEmploiImprime(de, lignes));
    const octets = new TextEncoder().encode(ecrireTableau(tableauDEmploi(uai, lignes)));
    return { octets, type: 'text/csv; charset=utf-8', nom: `compte-d-emploi-${uai}-${annee}.csv` };
  });

const enPdf = (liste: ListeImprimee): FichierServi => ({
  octets: produireListe(liste),
  type: 'application/pdf',
  nom: `${liste.reference}.pdf`,
});

/**
 * The transfers of the balances to be paid, as the établissement’s bank takes them: each account read is kept in the register. Throws
 * Refus introuvable for who keeps no such account (a service gives a state, never a bank file), impossible with every cause when one of
 * the balances cannot be paid, or when none is.
 */
export const ordreDeVirement = (
  portee: Portee,
  annee: number,
  demande: OrdreDemande,
): Promise<FichierServi> =>
  enPortee(
    portee,
    async (tx) => {
      const { uai } = await exigerEtablissement(tx, portee);
      if (avant(demande.execution, portee.jour))
        throw new Refus('impossible', 'Jour d’exécution : aujourd’hui ou plus tard.');
      const lignes = (await lignesDEmploi(tx, portee, annee)).filter(
        (ligne) => ligne.uai === uai && peutSuivreEmploi(ligne.compte, 'verse'),
      );
      const comptes = await tx.compteBancaire.findMany({
        where: { id: { in: lignes.flatMap(({ compteId }) => compteId ?? []) } },
        select: { id: true, iban: true },
      });
      const ibans = new Map(
        comptes.map(({ id, iban }) => [
          id,
          dechiffrer(iban, { table: 'compte_bancaire', colonne: 'iban', cle: id }),
        ]),
      );
      const vues = lignes.map((ligne) => {
        const iban = ibans.get(ligne.compteId ?? '') ?? null;
        const { titulaire, compte } = ligne;
        return { ligne, iban, defaut: defautDeVirement({ titulaire, iban, centimes: compte.solde }) };
      });
      const causes = [
        ...(vues.length === 0
          ? ['Aucun solde n’est à verser : dites d’abord les frais de chaque bourse reçue.']
          : []),
        ...vues.flatMap(({ ligne, defaut }) => (defaut ? `${ligne.prenom} ${ligne.nom} : ${defaut}` : [])),
      ];
      if (causes.length > 0) throw new Refus('impossible', causes.join('\n'));
      await journaliserLectures(
        tx,
        portee,
        [...new Set(lignes.map(({ dossierId }) => dossierId))],
        'coordonnees_bancaires',
        'virements aux familles',
      );
      const instant = maintenant().toString().slice(0, 19);
      const reference = `${uai}-${instant.replace(/\D/g, '')}`;
      const { nom: debiteur, iban, bic } = { nom: demande.debiteur, iban: demande.iban, bic: demande.bic };
      const fichier = ecrireOrdreSepa({
        ...{ reference, instant, execution: demande.execution.toString() },
        debiteur: { nom: debiteur, iban, bic },
        virements: vues.map(({ ligne, iban: vers }) => ({
          reference: referenceDeVirement(ligne.reference, ligne.compte.virements + 1),
          titulaire: ligne.titulaire ?? '',
          iban: vers ?? '',
          centimes: ligne.compte.solde,
          libelle: `BOURSE T${ligne.trimestre} ${ligne.prenom} ${ligne.nom}`,
        })),
      });
      return {
        octets: new TextEncoder().encode(fichier),
        type: 'application/xml',
        nom: `virements-${reference}.xml`,
      };
    },
    'lot',
  );
