import type { FichierDepose, FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import type { ValeurDevoilee } from '#lib/consultation/schema.ts';
import { ecrireIban } from '#lib/droit/argent/iban.ts';
import { titulaireConcorde } from '#lib/droit/argent/titulaire.ts';
import { joint, rangerPour } from '#lib/fichier/actes.ts';
import { chiffrer, dechiffrer, Indechiffrable } from '#lib/technique/chiffrement.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { inscrireDevoilement } from '#lib/technique/devoilement.ts';
import { empreinteDIban } from '#lib/technique/empreinte-d-iban.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { direLeCompte } from './faits.ts';
import { comptesDe, dossierDuCompte } from './queries.ts';
import type { CompteDit, DevoilerCompte } from './schema.ts';

const lieu = (cle: string) => ({ table: 'compte_bancaire', colonne: 'iban', cle }) as const;

/** One change of a person's account at a time. */
const fermer = async (tx: Transaction, responsableId: string): Promise<void> => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`compte:${responsableId}`}, 0))::text`;
};

const suivre = async (
  tx: Transaction,
  { auteur, jour }: Portee,
  compteId: string,
  motif: string | null,
): Promise<void> => {
  await tx.suiteDeCompte.createMany({
    data: {
      compteId,
      confirme: motif === null,
      motif,
      jour: dateDe(jour),
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
    },
  });
};

interface Donne {
  responsableId: string;
  dit: CompteDit;
  /** How many files show why it is somebody else's. */
  fichiers: number;
}

/** An account about to be given, beside those of the person. Throws the Refus that says why it may not be. */
async function juger(tx: Transaction, { responsableId, dit, fichiers }: Donne) {
  const { titulaire, explication, iban } = dit;
  const qui = await tx.responsable.findUniqueOrThrow({ where: { id: responsableId } });
  const concorde = titulaireConcorde(titulaire, qui);
  if (!concorde && explication.length < 5)
    throw new Refus(
      'impossible',
      'Le titulaire n’est pas la personne qui demande la bourse : donnez un compte à son nom, ou expliquez pourquoi la bourse doit aller sur celui-ci.',
      { texte: 'C. VII.B', champ: 'explication' },
    );
  if (concorde && fichiers > 0)
    throw new Refus(
      'impossible',
      'Ce compte est au nom de la personne qui demande la bourse : aucun justificatif n’est gardé, retirez le fichier.',
      { champ: 'fichiers' },
    );
  const comptes = await comptesDe(tx, responsableId);
  const empreinte = empreinteDIban(iban.iban);
  const dernier = comptes.aConfirmer ?? comptes.enVigueur;
  const pareil =
    dernier &&
    dernier.titulaire === titulaire &&
    (await tx.compteBancaire.count({ where: { id: dernier.id, empreinte } })) > 0;
  if (pareil)
    throw new Refus('conflit', `Ce compte est déjà donné : ${direLeCompte(dernier)}.`, { champ: 'iban' });
  return { ...comptes, concorde, empreinte };
}

/** Writes an account of a person; it stands at once when the family gives its first one, in its own name. True when it stands. */
async function donner(
  tx: Transaction,
  portee: Portee,
  responsableId: string,
  dit: CompteDit,
  fichiers: readonly FichierDepose[],
): Promise<boolean> {
  await fermer(tx, responsableId);
  const { concorde, empreinte, enVigueur, aConfirmer } = await juger(tx, {
    ...{ responsableId, dit },
    fichiers: fichiers.length,
  });
  if (aConfirmer) await suivre(tx, portee, aConfirmer.id, 'remplacé par un autre compte');
  const id = crypto.randomUUID();
  const { auteur, jour } = portee;
  const { iban, pays, fin } = dit.iban;
  await tx.compteBancaire.createMany({
    data: {
      id,
      responsableId,
      titulaire: dit.titulaire,
      concorde,
      explication: concorde ? null : dit.explication,
      iban: chiffrer(iban, lieu(id)),
      pays,
      fin,
      empreinte,
      justificatifs: fichiers.map((fichier) => fichier.empreinte),
      canal: auteur.genre === 'agent' ? 'papier' : 'en_ligne',
      jour: dateDe(jour),
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
    },
  });
  await tx.fichier.createMany({
    data: fichiers.map((fichier) => ({ ...joint(fichier, portee), compteId: id })),
  });
  const tient = auteur.genre === 'famille' && concorde && !enVigueur;
  if (tient) await suivre(tx, portee, id, null);
  return tient;
}

/** The same, with the files that came with it, for the person whom `trouver` finds in the portée. */
const donnerAvec = (
  portee: Portee,
  dit: CompteDit,
  envoyes: readonly FichierEnvoye[],
  trouver: (tx: Transaction) => Promise<string>,
): Promise<boolean> =>
  rangerPour(portee, envoyes, {
    juger: () =>
      enPortee(portee, async (tx) =>
        juger(tx, { responsableId: await trouver(tx), dit, fichiers: envoyes.length }),
      ),
    faire: (fichiers) =>
      enPortee(portee, async (tx) => donner(tx, portee, await trouver(tx), dit, fichiers), 'acte'),
  });

/**
 * The family gives the account on which it wants the bourse. True when it stands at once: the first one, in the name of who asks.
 * Any other waits for a confirmation; the files show why one is somebody else's. Throws Refus impossible for somebody else's account
 * without a reason, conflit for the same.
 */
export const donnerMonCompte = (
  portee: Portee,
  dit: CompteDit,
  envoyes: readonly FichierEnvoye[] = [],
): Promise<boolean> => donnerAvec(portee, dit, envoyes, async () => portee.auteur.id ?? '');

/** An agent types the RIB of who asked: it waits for the family or for a colleague. Throws Refus introuvable, interdit, and as above. */
export const saisirLeCompte = (
  portee: Portee,
  { dossierId, ...dit }: CompteDit & { dossierId: string },
  envoyes: readonly FichierEnvoye[] = [],
): Promise<boolean> =>
  donnerAvec(portee, dit, envoyes, async (tx) => {
    const dossier = await dossierDuCompte(tx, portee, dossierId);
    if (regard(portee, dossier, 'coordonnees') === 'rien')
      throw new Refus(
        'interdit',
        'Le compte est donné par la famille, ou saisi par le secrétariat ou le service des bourses.',
      );
    return dossier.demandeurId;
  });

/**
 * Says of an account that waits that it is right (`motif` null), or why it is put aside. It stands for what no state holds yet. Throws
 * Refus introuvable out of the portée, conflit once it was said or replaced, interdit to who typed it and to a family for the account
 * of somebody else.
 */
export const direDuCompte = (portee: Portee, compteId: string, motif: string | null): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const compte = await tx.compteBancaire.findUnique({ where: { id: compteId } });
      if (!compte) throw new Refus('introuvable', 'Ce compte n’existe pas, ou n’est pas à vous.');
      await fermer(tx, compte.responsableId);
      const { aConfirmer } = await comptesDe(tx, compte.responsableId);
      if (aConfirmer?.id !== compteId)
        throw new Refus('conflit', 'Ce compte n’attend plus rien : rechargez la page.');
      const { auteur } = portee;
      if (motif === null && auteur.genre === 'agent' && compte.auteurId === auteur.id)
        throw new Refus('interdit', 'Vous avez saisi ce compte : la famille ou un collègue le confirme.');
      if (motif === null && auteur.genre === 'famille' && !compte.concorde)
        throw new Refus(
          'interdit',
          'Ce compte n’est pas à votre nom : l’établissement ou le service des bourses le confirme.',
        );
      await suivre(tx, portee, compteId, motif);
    },
    'acte',
  );

/**
 * Shows the IBAN that stands, and the one that waits, once, to who has a reason; counted and kept as every masked value. Throws Refus
 * introuvable where the function does not read accounts, impossible once the day's number is reached.
 */
export const devoilerLeCompte = (
  portee: Portee,
  { dossierId, ...raison }: DevoilerCompte,
): Promise<ValeurDevoilee[]> =>
  enPortee(portee, async (tx) => {
    const { demandeurId } = await dossierDuCompte(tx, portee, dossierId);
    await inscrireDevoilement(tx, portee, dossierId, 'coordonnees_bancaires', raison);
    const { enVigueur, aConfirmer } = await comptesDe(tx, demandeurId);
    const lire = async (nom: string, id: string | undefined): Promise<ValeurDevoilee[]> => {
      if (!id) return [];
      const { iban } = await tx.compteBancaire.findUniqueOrThrow({ where: { id } });
      return [{ nom, valeur: ecrireIban(dechiffrer(iban, lieu(id))) }];
    };
    try {
      return [...(await lire('IBAN', enVigueur?.id)), ...(await lire('IBAN à confirmer', aConfirmer?.id))];
    } catch (erreur) {
      if (!(erreur instanceof Indechiffrable)) throw erreur;
      consigner('erreur', 'indechiffrable', { code: erreur.code, dossier: dossierId });
      throw new Refus(
        'impossible',
        'Cet IBAN ne peut pas être déchiffré : prévenez l’administrateur, en donnant le numéro du dossier.',
      );
    }
  });
