import { rentreeDu } from '#lib/droit/annee.ts';
import {
  type GenreDEmploi,
  peutSuivreEmploi,
  referenceDeVirement,
  TIENNENT_L_EMPLOI,
} from '#lib/droit/argent/emploi.ts';
import type { Role } from '#lib/droit/competence.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireMontant, centimes as enCentimes } from '#lib/droit/montant.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { BilanDeRetours, LigneDeRetour } from '#lib/versement/faits.ts';
import { type LigneDEmploi, lignesDEmploi } from './queries.ts';
import type { Imputations, Versements } from './schema.ts';

/** The bourses whose account the person keeps, by payment, locked: one who writes at a time in an établissement. */
async function tenues(tx: Transaction, portee: Portee): Promise<Map<string, LigneDEmploi>> {
  const uais = portee.affectations
    .filter(({ role }) => (TIENNENT_L_EMPLOI as readonly Role[]).includes(role))
    .flatMap(({ uai }) => uai ?? [])
    .toSorted();
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtext('emploi ' || u.uai))) FROM unnest(${uais}::text[]) AS u (uai)`;
  const lignes = await lignesDEmploi(tx, portee, rentreeDu(portee.jour));
  return new Map(lignes.filter(({ uai }) => uais.includes(uai)).map((ligne) => [ligne.id, ligne]));
}

interface Emploi {
  versementId: string;
  genre: GenreDEmploi;
  centimes: number;
  jour: Jour;
  code?: string | null;
  motif?: string | null;
}

const ecrire = ({ auteur }: Portee, { jour, code, motif, ...emploi }: Emploi) => ({
  ...{
    id: crypto.randomUUID(),
    rang: 0,
    ...emploi,
    jour: dateDe(jour),
    code: code || null,
    motif: motif || null,
  },
  ...{ auteurId: auteur.id ?? '', auteurNom: auteur.nom },
});

const HORS = 'Cette bourse n’est pas reçue par votre établissement : rechargez la page.';

/**
 * Says what fees are imputed on bourses received (C. VII.B.2); what was said before stays in the base, the last row stands. Returns how
 * many changed. Throws Refus introuvable for a bourse that the établissement did not receive, impossible above what it received or once
 * the balance is paid.
 */
export const imputerDesFrais = (portee: Portee, { libelle, frais }: Imputations): Promise<number> =>
  enPortee(
    portee,
    async (tx) => {
      const connues = await tenues(tx, portee);
      const data = frais.flatMap(({ versementId, centimes }) => {
        const ligne = connues.get(versementId);
        const champ = `frais.${versementId}`;
        if (!ligne) throw new Refus('introuvable', HORS, { champ });
        if (ligne.compte.frais === centimes && ligne.compte.libelle === libelle) return [];
        if (centimes > ligne.montant)
          throw new Refus(
            'impossible',
            `${ligne.prenom} ${ligne.nom} : ${ecrireMontant(ligne.montant)} reçus, rien ne s’impute au-delà.`,
            { champ },
          );
        if (!peutSuivreEmploi(ligne.compte, 'impute'))
          throw new Refus(
            'impossible',
            `${ligne.prenom} ${ligne.nom} : le solde est déjà versé à la famille, les frais ne changent plus.`,
            { champ },
          );
        return [
          ecrire(portee, { versementId, genre: 'impute', centimes, jour: portee.jour, motif: libelle }),
        ];
      });
      await tx.emploiDeBourse.createMany({ data });
      return data.length;
    },
    'lot',
  );

/**
 * Says that the balances of these bourses were paid to the families that day. Throws Refus introuvable for one that is not the
 * établissement’s, conflit when one is no longer to be paid, impossible for a day before the reception or to come.
 */
export const verserLesSoldes = (portee: Portee, { le, versements }: Versements): Promise<number> =>
  enPortee(
    portee,
    async (tx) => {
      const connues = await tenues(tx, portee);
      const data = versements.map((versementId) => {
        const ligne = connues.get(versementId);
        if (!ligne) throw new Refus('introuvable', HORS);
        if (!peutSuivreEmploi(ligne.compte, 'verse'))
          throw new Refus(
            'conflit',
            `${ligne.prenom} ${ligne.nom} : ce solde n’est plus à verser, rechargez la page.`,
          );
        if (apres(le, portee.jour) || avant(le, ligne.recuLe))
          throw new Refus(
            'impossible',
            `Versés le : entre la réception, le ${ecrireJour(ligne.recuLe)}, et aujourd’hui.`,
            { champ: 'le' },
          );
        return ecrire(portee, { versementId, genre: 'verse', centimes: ligne.compte.solde, jour: le });
      });
      await tx.emploiDeBourse.createMany({ data });
      return data.length;
    },
    'lot',
  );

/** What a line of the bank says of a transfer of ours; a fault in words otherwise. `null` when it was said already. */
function emploiDit(
  portee: Portee,
  ligne: LigneDEmploi,
  { fait, jour, code, motif, centimes }: Extract<LigneDeRetour, { fait: unknown }>,
): Emploi | string | null {
  if (fait !== 'rejete' && fait !== 'retourne')
    return 'la banque ne dit ici que des rejets et des retours : les versements se disent sur la page.';
  const { situation, verse, verseLe } = ligne.compte;
  if (situation === 'revenu') return null;
  if (situation !== 'verse' || !verseLe) return 'rien n’est versé encore : un rejet ne peut pas suivre.';
  if (centimes !== null && verse !== centimes)
    return `le montant versé est ${ecrireMontant(verse)}, le fichier dit ${ecrireMontant(enCentimes(centimes))}.`;
  if (apres(jour, portee.jour) || avant(jour, verseLe))
    return `le jour est entre le ${ecrireJour(verseLe)} et aujourd’hui.`;
  return { versementId: ligne.id, genre: fait, centimes: verse, jour, code, motif };
}

/** Says what the bank tells of transfers, line by line: a wrong line is told with its reason and stops no other. */
export const lireLesRetours = (portee: Portee, lignes: readonly LigneDeRetour[]): Promise<BilanDeRetours> =>
  enPortee(
    portee,
    async (tx) => {
      const connues = new Map(
        [...(await tenues(tx, portee)).values()].map((ligne) => [
          referenceDeVirement(ligne.reference, ligne.compte.virements),
          ligne,
        ]),
      );
      const bilan: BilanDeRetours = { faits: 0, dejaDits: 0, refus: [] };
      const data = [];
      for (const lue of lignes) {
        const ligne = 'reference' in lue ? connues.get(lue.reference) : undefined;
        const dit =
          'faute' in lue
            ? lue.faute
            : ligne
              ? emploiDit(portee, ligne, lue)
              : `« ${lue.reference} » n’est pas un virement de votre établissement.`;
        if (typeof dit === 'string') bilan.refus.push({ ligne: lue.ligne, cause: dit });
        else if (dit === null) bilan.dejaDits += 1;
        else {
          data.push(ecrire(portee, dit));
          bilan.faits += 1;
          if ('reference' in lue) connues.delete(lue.reference);
        }
      }
      await tx.emploiDeBourse.createMany({ data });
      return bilan;
    },
    'lot',
  );
