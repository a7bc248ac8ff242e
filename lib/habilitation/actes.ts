import { demanderConfirmations } from '#lib/boite/actes.ts';
import { boitesDe } from '#lib/boite/queries.ts';
import { type Organisme, organismeDe } from '#lib/connecteurs/annuaire.ts';
import { SansReponse } from '#lib/connecteurs/appel.ts';
import { type FichierEnvoye, ranger, reprendre } from '#lib/connecteurs/octets/depot.ts';
import type { Etape } from '#lib/droit/habilitation/cycle.ts';
import { type Verification, verificationsDe } from '#lib/droit/habilitation/fondements.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type Evenement, ecrireEvenement } from './ecritures.ts';
import {
  changements,
  courrielsDesContacts,
  DOCUMENTS_JOINTS,
  documentDe,
  type PartieAvecDocument,
  partiesManquantes,
  porteUnDocument,
} from './faits.ts';
import { exigerInstructeur, type HabilitationVue, habilitationDe } from './queries.ts';
import { LIBELLES_PARTIES, type Partie, type Saisie, type Suite, scopesDe } from './schema.ts';

/** A request, as the page showed it. */
interface Cible {
  id: string;
  version: number;
}

/** The SIRET that the identity provider gave. Throws a RangeError on any other portée. */
function siretDe({ auteur }: Portee): string {
  if (auteur.genre !== 'representant') throw new RangeError('cette portée n’est pas celle d’un organisme');
  return auteur.siret;
}

/** The body of who asks, as the directory knows it that day. Throws Refus impossible when it does not, or does not answer. */
export async function organismeDuRepresentant(portee: Portee): Promise<Organisme> {
  const siret = siretDe(portee);
  const organisme = await organismeDe(siret).catch((erreur: unknown) => {
    if (!(erreur instanceof SansReponse)) throw erreur;
    throw new Refus(
      'impossible',
      'L’annuaire des administrations ne répond pas : recommencez dans quelques minutes. Rien n’est perdu.',
    );
  });
  if (!organisme)
    throw new Refus(
      'impossible',
      'L’annuaire des administrations ne connaît pas le SIRET que donne ProConnect : faites corriger votre rattachement auprès de votre fournisseur d’identité.',
    );
  if (!organisme.actif)
    throw new Refus(
      'impossible',
      'L’annuaire dit que cet établissement est fermé : connectez-vous avec celui qui est en activité.',
    );
  return organisme;
}

/** Begins a request for the body of who asks. Throws Refus impossible when the directory does not know it, or does not answer. */
export const creerHabilitation = async (portee: Portee, etape: Etape = 'production'): Promise<string> =>
  commencerPour(portee, await organismeDuRepresentant(portee), etape);

/** Begins a request for a body that is already found in the directory; `suite` goes on in the same transaction. */
export async function commencerPour(
  portee: Portee,
  organisme: Organisme,
  etape: Etape = 'production',
  suite: (tx: Transaction, id: string) => Promise<void> = async () => {},
): Promise<string> {
  const id = crypto.randomUUID();
  await enPortee(
    portee,
    async (tx) => {
      await tx.habilitation.createMany({
        data: {
          id,
          etape,
          siret: siretDe(portee),
          organisme: { ...organisme },
          creeParId: portee.auteur.id ?? '',
        },
      });
      await ecrireEvenement(tx, { habilitationId: id, acte: 'creer' });
      await suite(tx, id);
    },
    'acte',
  );
  return id;
}

/** Runs an act on a request as the person saw it. Throws Refus introuvable, or conflit when it has changed since. */
export const sur = <T>(
  portee: Portee,
  { id, version }: Cible,
  travail: (tx: Transaction, habilitation: HabilitationVue) => Promise<T>,
): Promise<T> =>
  enPortee(
    portee,
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM habilitation WHERE id = ${id}::uuid FOR UPDATE`;
      const habilitation = await habilitationDe(tx, id);
      if (habilitation.version !== version)
        throw new Refus(
          'conflit',
          'Cette demande a changé depuis que vous l’avez ouverte : rechargez la page. Ce que vous avez tapé reste ici.',
        );
      return travail(tx, habilitation);
    },
    'acte',
  );

const ecrireSaisie = async (
  tx: Transaction,
  avant: HabilitationVue,
  saisie: Saisie,
  plus: Partial<Evenement> = {},
) => {
  await tx.habilitation.updateMany({
    where: { id: avant.id },
    data: { saisie: saisie as unknown as Prisma.InputJsonValue },
  });
  await ecrireEvenement(tx, {
    habilitationId: avant.id,
    acte: 'enregistrer',
    contenu: { changements: changements(avant.saisie, saisie) },
    ...plus,
  });
};

const exigerARemplir = ({ etat }: HabilitationVue): void => {
  if (etat !== 'brouillon' && etat !== 'modifications_demandees')
    throw new Refus(
      'conflit',
      'Cette demande est déposée : elle ne se modifie plus tant que le ministère l’instruit.',
    );
};

/** Keeps one part of the form; the addresses of contacts are asked to answer. Gives the stage of the request. */
export const enregistrerPartie = <P extends Partie>(
  portee: Portee,
  cible: Cible,
  partie: P,
  valeur: NonNullable<Saisie[P]>,
): Promise<Etape> =>
  sur(portee, cible, async (tx, habilitation) => {
    exigerARemplir(habilitation);
    await ecrireSaisie(tx, habilitation, { ...habilitation.saisie, [partie]: valeur });
    if (partie === 'contacts') await demanderConfirmations(tx, portee.jour, cible.id, false);
    return habilitation.etape;
  });

/** Sends its link again to each address that has not answered. Throws Refus impossible when none may leave today. */
export const renvoyerConfirmations = (portee: Portee, cible: Cible): Promise<void> =>
  sur(portee, cible, async (tx, habilitation) => {
    exigerARemplir(habilitation);
    if ((await demanderConfirmations(tx, portee.jour, cible.id, true)) === 0)
      throw new Refus(
        'impossible',
        'Aucun courriel n’est parti : chaque adresse est confirmée, ou en a déjà reçu plusieurs aujourd’hui. Corrigez l’adresse si elle est fausse, ou recommencez demain.',
      );
  });

/** The one document that is sent with a part, judged; `ranger` has already refused what no admitted file is. */
const exigerUnPdf = (deposes: readonly { type: string }[]): void => {
  if (deposes.some(({ type }) => type !== 'application/pdf'))
    throw new Refus('impossible', 'Document : un fichier PDF.', { champ: 'fichiers' });
};

/** Keeps a part with the document joined to it, when one is; it is stored once it was judged. */
async function enregistrerAvecDocument(
  portee: Portee,
  { partie, ...cible }: Cible & { partie: PartieAvecDocument },
  valeur: Record<string, unknown>,
  envoyes: readonly FichierEnvoye[],
): Promise<Etape> {
  if (envoyes.length > 1)
    throw new Refus('impossible', 'Document : un seul fichier PDF.', { champ: 'fichiers' });
  const deposes = await ranger(portee.auteur, envoyes);
  const [depose] = deposes;
  const sous = DOCUMENTS_JOINTS[partie];
  try {
    return await sur(portee, cible, async (tx, habilitation) => {
      exigerARemplir(habilitation);
      exigerUnPdf(deposes);
      const garde = valeur[sous] === null ? undefined : documentDe(habilitation.saisie, partie);
      const documentId = depose ? crypto.randomUUID() : garde;
      if (partie === 'cadre' && !documentId && !valeur.url)
        throw new Refus('impossible', 'Adresse du texte : donnez-la, ou joignez le document.', {
          champ: 'url',
        });
      if (depose && documentId) {
        const { cle, nom, taille, empreinte } = depose;
        const genre = partie === 'cadre' ? 'cadre' : 'maquette';
        await tx.documentDHabilitation.createMany({
          data: { id: documentId, habilitationId: cible.id, genre, nom, cle, taille, empreinte },
        });
      }
      const saisie = { ...habilitation.saisie, [partie]: { ...valeur, [sous]: documentId } };
      await ecrireSaisie(tx, habilitation, saisie, depose ? { acte: 'joindre_document' } : {});
      return habilitation.etape;
    });
  } catch (erreur) {
    await reprendre(deposes);
    throw erreur;
  }
}

/** Keeps whichever part was sent, already read by its schema, with its document when it may have one. Gives the stage of the request. */
export const enregistrer = (
  portee: Portee,
  { partie, ...cible }: Cible & { partie: Partie },
  valeur: object,
  envoyes: readonly FichierEnvoye[],
): Promise<Etape> =>
  porteUnDocument(partie)
    ? enregistrerAvecDocument(portee, { partie, ...cible }, { ...valeur }, envoyes)
    : enregistrerPartie(portee, cible, partie, valeur as NonNullable<Saisie[typeof partie]>);

/** Files a request whose every part is filled, and every contact has answered from its mailbox. The DPO that it names is told by mail, and the event keeps it. */
export const deposer = (portee: Portee, cible: Cible): Promise<void> =>
  sur(portee, cible, async (tx, { id, saisie, etape }) => {
    const manquantes = partiesManquantes({ saisie, etape });
    if (manquantes.length > 0)
      throw new Refus(
        'impossible',
        `À remplir avant de déposer : ${manquantes.map((partie) => `« ${LIBELLES_PARTIES[partie]} »`).join(', ')}.`,
      );
    const boites = await boitesDe(tx, id);
    const muettes = boites.filter(({ confirmeeLe }) => confirmeeLe === null);
    if (muettes.length > 0)
      throw new Refus(
        'impossible',
        `Pas encore confirmé : ${muettes.map(({ courriel }) => courriel).join(', ')}. Chaque contact ouvre le lien du courriel qu’il a reçu ; renvoyez-le, ou corrigez l’adresse dans « ${LIBELLES_PARTIES.contacts} ».`,
      );
    const precedent = await tx.evenementHabilitation.findFirst({
      where: { habilitationId: id, acte: 'deposer' },
      orderBy: { instant: 'desc' },
    });
    const deja = (precedent?.contenu as { saisie?: Saisie } | undefined)?.saisie;
    await ecrireEvenement(tx, {
      habilitationId: id,
      acte: 'deposer',
      contenu: {
        saisie,
        changements: deja ? changements(deja, saisie) : [],
        previent: courrielsDesContacts(saisie, 'dpo'),
        // Without both, the form is refused: what was engaged that day is kept with what was filed.
        engagements: ['conditions', 'dpoInforme'],
        confirmees: Object.fromEntries(boites.map(({ courriel, confirmeeLe }) => [courriel, confirmeeLe])),
      },
    });
  });

/** Grants a request, with what shows each thing that was checked. Throws Refus introuvable to who does not instruct. */
export async function accorder(
  portee: Portee,
  { verifications, ...cible }: Cible & { verifications: Partial<Record<Verification, string>> },
): Promise<void> {
  exigerInstructeur(portee);
  await sur(portee, cible, async (tx, { id, etape, saisie }) => {
    const oubliee = verificationsDe(etape, scopesDe(saisie)).find(
      (verification) => !verifications[verification],
    );
    if (oubliee) throw new Refus('impossible', 'Ce qui le montre : à remplir.', { champ: oubliee });
    await ecrireEvenement(tx, { habilitationId: id, acte: 'valider', contenu: verifications });
  });
}

const A_MOTIVER: readonly Suite['acte'][] = ['demander_modifications', 'refuser', 'revoquer', 'ecrire'];

/** Any other move of a request, by whoever may. Throws Refus impossible without the reason that it asks. */
export async function donnerSuite(portee: Portee, { acte, message, ...cible }: Suite): Promise<void> {
  if (A_MOTIVER.includes(acte) && !message)
    throw new Refus('impossible', 'Message : à remplir, l’autre partie le lit.', { champ: 'message' });
  await sur(portee, cible, async (tx, { id }) => {
    await ecrireEvenement(tx, { habilitationId: id, acte, message });
    // Opened again, the form says what is granted, whatever was refused or given up since.
    const octroi =
      acte === 'rouvrir'
        ? await tx.octroi.findFirst({ where: { habilitationId: id }, orderBy: { rang: 'desc' } })
        : null;
    if (octroi)
      await tx.habilitation.updateMany({
        where: { id },
        data: { saisie: octroi.contenu as Prisma.InputJsonValue },
      });
  });
}
