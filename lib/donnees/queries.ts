/** All that the product holds of a family, in its words, for that family: its right of access (RGPD, art. 15). */
import { direLeCompte } from '#lib/compte-bancaire/faits.ts';
import { comptesDe } from '#lib/compte-bancaire/queries.ts';
import { direFinDesDonnees } from '#lib/conservation/faits.ts';
import { revenusDits } from '#lib/consultation/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { DROITS_SUR_LES_DONNEES, type DroitSurLesDonnees } from '#lib/droit/conservation/exercice.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { courriersLisibles } from '#lib/famille/faits.ts';
import { type DossierDeFamille, positionDe, suivreDossier } from '#lib/famille/queries.ts';
import { accepteLesSms } from '#lib/radar/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** What is held of one subject: each line a name and its value. */
export interface Rubrique {
  titre: string;
  lignes: readonly (readonly [nom: string, valeur: string])[];
}

const SERVICES: Readonly<Record<string, string>> = {
  sfip: 'administration fiscale, par l’état civil',
  r2p: 'administration fiscale, identité',
  impot_particulier: 'administration fiscale, impôt',
  quotient_familial: 'caisse d’allocations familiales ou MSA',
};
const FINALITES: Readonly<Record<string, string>> = {
  etude_automatique: 'l’étude automatique',
  demande_en_ligne: 'la demande en ligne',
  charge_de_l_eleve: 'la charge de l’élève, à la place d’une attestation',
};

const leJour = (date: Date | null): string => (date ? ecrireJour(jourDe(date)) : 'date non connue');

/** Lines whose value is known. */
const dites = (lignes: readonly (readonly [string, string | null | undefined])[]): Rubrique['lignes'] =>
  lignes.flatMap(([nom, valeur]) => (valeur ? [[nom, valeur] as const] : []));

/**
 * All that is held of this person: itself, the pupils whom the school base ties to it, its demandes with what it declared, its
 * accounts, its answers to the étude automatique, the calls made about it. What concerns a third party is named, never shown: the
 * incomes of a concubin, the other parent, the names of agents.
 */
export async function mesDonnees(portee: Portee): Promise<Rubrique[]> {
  const id = portee.auteur.id ?? '';
  const dossiers = await enPortee(portee, (tx) =>
    tx.dossier.findMany({
      // A draft is nobody's demande yet: it is told apart.
      where: { demandeurId: id, etat: { not: 'brouillon' } },
      select: { id: true },
      orderBy: [{ rentree: 'desc' }, { numero: 'asc' }],
    }),
  );
  const suivis: DossierDeFamille[] = [];
  for (const dossier of dossiers) suivis.push(await suivreDossier(portee, dossier.id));
  return enPortee(portee, async (tx) =>
    [
      await laPersonne(tx, id),
      ...(await lesEleves(tx, {})),
      ...suivis.flatMap((suivi) => laDemande(suivi, portee.jour)),
      await lesBrouillons(tx, id),
      await lesMessages(tx, {}),
      await lesComptes(tx, id),
      await lesReponses(tx, id),
      await lesAppels(tx),
      await lesDemandesSurLesDonnees(tx),
    ].filter(({ lignes }) => lignes.length > 0),
  );
}

/** A person as the school base and its own hand have it. */
export async function laPersonne(tx: Transaction, id: string): Promise<Rubrique> {
  const elle = await tx.responsable.findUniqueOrThrow({ where: { id } });
  return {
    titre: 'Vous',
    lignes: dites([
      ['Nom', [elle.civilite, nomDActe(elle)].filter(Boolean).join(' ')],
      ['Nom d’usage', elle.nomUsage],
      ['Adresse', lignesDAdresse(elle).join(', ')],
      ['Courriel', elle.courriel],
      ['Téléphone', elle.telephone],
      ['Téléphone portable', elle.telephonePortable],
      ['Téléphone professionnel', elle.telephoneProfessionnel],
      ['SMS', (await accepteLesSms(tx, [id])).has(id) ? 'acceptés' : 'pas acceptés'],
    ]),
  };
}

/** These pupils, among those whom the reader sees. */
export async function lesEleves(tx: Transaction, where: Prisma.EleveWhereInput): Promise<Rubrique[]> {
  const eleves = await tx.eleve.findMany({
    where,
    include: { scolarites: { include: { etablissement: true }, orderBy: { entreeLe: 'asc' } } },
    orderBy: { naissance: 'asc' },
  });
  return eleves.map((eleve) => ({
    titre: `Élève : ${nomDActe(eleve)}`,
    lignes: dites([
      ['Naissance', direNaissance(naissance(eleve.naissance))],
      ['INE', eleve.ine],
      ...eleve.scolarites.map(
        ({ rentree: annee, classe, etablissement, entreeLe }) =>
          [
            `Scolarité ${ecrireAnnee(rentree(annee))}`,
            `${etablissement.nom}, ${classe}, depuis le ${leJour(entreeLe)}`,
          ] as const,
      ),
      ['Jusqu’à quand', direFinDesDonnees(eleve.scolarites)],
    ]),
  }));
}

/** A demande in its family's words. `revenus` false: its incomes are not told. */
export function laDemande(
  { dossier, lieux }: Pick<DossierDeFamille, 'dossier' | 'lieux'>,
  jour: Jour,
  revenus = true,
): Rubrique[] {
  const [derniere] = dossier.demandes;
  const titre = `Demande n° ${dossier.numero}, ${ecrireAnnee(rentree(dossier.rentree))}`;
  return [
    {
      titre,
      lignes: dites([
        ['Élève', nomDActe(dossier.eleve)],
        // In the family's words: a decision is not told before its letter.
        ['Où elle en est', suiteDuDossier(positionDe(dossier, jour), lieux).phrase],
        ['Reçue le', dossier.recuLe && leJour(dossier.recuLe)],
        ...dossier.pieces.map(
          ({ code, recueLe }) =>
            [
              `Pièce : ${estCodePiece(code) ? PIECES[code].libelle : code}`,
              recueLe ? `reçue le ${leJour(recueLe)}` : 'pas encore reçue',
            ] as const,
        ),
        ...dossier.decisions
          .filter(({ notification }) => notification !== null)
          .map(
            ({ genre, decideeLe, echelon }) =>
              [
                `Décision : ${LIBELLES_DECISIONS[genre]}`,
                `du ${leJour(decideeLe)}${echelon ? `, échelon ${echelon}` : ''}`,
              ] as const,
          ),
        ...courriersLisibles(dossier).map(
          ({ genre, jour, reference }) =>
            [`Courrier : ${LETTRES[genre].libelle}`, `du ${leJour(jour)}, référence ${reference}`] as const,
        ),
      ]),
    },
    {
      titre: `${titre} : ce que vous avez déclaré`,
      lignes: derniere ? declare(derniere.contenu, revenus) : [],
    },
  ];
}

function declare(
  contenu: DossierEntier['demandes'][number]['contenu'],
  revenus: boolean,
): Rubrique['lignes'] {
  const { demandeur, concubin, personnesACharge, ressources } = contenu;
  return dites([
    ['Adresse', lignesDAdresse(demandeur).join(', ')],
    ['Courriel', demandeur.courriel],
    ['Téléphone', demandeur.telephone],
    ...(revenus ? revenusDits(contenu) : []).map(
      ({ nom, euros, duConcubin }) =>
        [nom, duConcubin ? 'donné par une autre personne : non montré' : `${euros} €`] as const,
    ),
    ['Enfants à charge de votre avis', ressources.avis && String(ressources.avis.enfants ?? '')],
    ['Référence de votre avis', ressources.avis?.reference],
    ['Concubin ou conjoint', concubin ? 'une personne que vous avez nommée' : null],
    ...personnesACharge.map(
      ({ nomPrenom, naissance: ne }, rang) =>
        [`Autre personne à charge ${rang + 1}`, [nomPrenom, ne].filter(Boolean).join(', ')] as const,
    ),
  ]);
}

async function lesBrouillons(tx: Transaction, id: string): Promise<Rubrique> {
  const brouillons = await tx.dossier.findMany({
    where: { demandeurId: id, etat: 'brouillon' },
    select: { eleve: true },
    orderBy: { numero: 'asc' },
  });
  return {
    titre: 'Demandes en cours d’écriture',
    lignes: brouillons.map(({ eleve }) => [nomDActe(eleve), 'commencée, pas encore envoyée'] as const),
  };
}

/** These messages, among those that the reader sees. */
export async function lesMessages(
  tx: Transaction,
  where: Prisma.MessageDeDossierWhereInput,
): Promise<Rubrique> {
  const messages = await tx.messageDeDossier.findMany({
    where,
    select: { texte: true, jour: true, deLaFamille: true },
    orderBy: { id: 'asc' },
  });
  return {
    titre: 'Messages',
    lignes: messages.map(
      ({ texte, jour, deLaFamille }) =>
        [`${deLaFamille ? 'De vous' : 'Du service'}, le ${leJour(jour)}`, texte] as const,
    ),
  };
}

async function lesComptes(tx: Transaction, id: string): Promise<Rubrique> {
  const { enVigueur, aConfirmer, anciens } = await comptesDe(tx, id);
  return {
    titre: 'Comptes bancaires',
    lignes: dites([
      ['Compte des versements', enVigueur && direLeCompte(enVigueur)],
      ['Compte à confirmer', aConfirmer && direLeCompte(aConfirmer)],
      ...anciens.map((compte) => ['Ancien compte', direLeCompte(compte)] as const),
    ]),
  };
}

/** What a person answered to the étude automatique. */
export async function lesReponses(tx: Transaction, id: string): Promise<Rubrique> {
  const reponses = await tx.consentement.findMany({
    where: { responsableId: id },
    select: { reponse: true, jour: true, eleve: true },
    orderBy: { instant: 'asc' },
  });
  const DITES = { oui: 'accord', non: 'refus', retrait: 'accord retiré' } as const;
  return {
    titre: 'Étude automatique',
    lignes: reponses.map(
      ({ reponse, jour, eleve }) =>
        [`Votre réponse pour ${nomDActe(eleve)}`, `${DITES[reponse]}, le ${leJour(jour)}`] as const,
    ),
  };
}

async function lesAppels(tx: Transaction): Promise<Rubrique> {
  const appels = await tx.$queryRaw<
    { jour: Date; service: string; finalite: string; fois: number }[]
  >`SELECT jour, service, finalite, fois FROM mes_appels()`;
  return {
    titre: 'Appels à d’autres administrations',
    lignes: appels.map(
      ({ jour, service, finalite, fois }) =>
        [
          `Le ${leJour(jour)}`,
          `${SERVICES[service] ?? service}, pour ${FINALITES[finalite] ?? finalite}${fois > 1 ? `, ${fois} fois` : ''}`,
        ] as const,
    ),
  };
}

async function lesDemandesSurLesDonnees(tx: Transaction): Promise<Rubrique> {
  const demandes = await tx.exerciceDeDroit.findMany({ orderBy: { id: 'asc' } });
  return {
    titre: 'Ce que vous avez demandé sur vos données',
    lignes: demandes.map(
      ({ recueLe, droit, precisions }) =>
        [
          `Le ${leJour(recueLe)}`,
          `${DROITS_SUR_LES_DONNEES[droit as DroitSurLesDonnees].nom} : ${precisions}`,
        ] as const,
    ),
  };
}

/** The same as a table for a spreadsheet: subject, name, value. */
export async function mesDonneesEnTableur(portee: Portee): Promise<FichierServi> {
  const rubriques = await mesDonnees(portee);
  const lignes = rubriques.flatMap(({ titre, lignes: dits }) => dits.map((ligne) => [titre, ...ligne]));
  const texte = ecrireTableau([['Sujet', 'Donnée', 'Valeur'], ...lignes]);
  return {
    octets: new TextEncoder().encode(texte),
    type: 'text/csv; charset=utf-8',
    nom: `mes-donnees-${portee.jour.toString()}.csv`,
  };
}
