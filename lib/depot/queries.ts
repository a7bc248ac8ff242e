import { campagneDeLEleve, clotureReglee, clotureRegleeDe, direFermeture } from '#lib/campagne/faits.ts';
import type { ContexteDeLecture } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { anneeDesRevenus, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { brancheDe, reseauDe } from '#lib/droit/competence.ts';
import { peutConsentir } from '#lib/droit/consentement/consentement.ts';
import { avant, type Jour, jour, jourDeLaMinute, minuteDeLInstant, minuteDeParis } from '#lib/droit/date.ts';
import { naissance, premierJour } from '#lib/droit/naissance.ts';
import { nomComplet, nomDUsage } from '#lib/droit/noms.ts';
import {
  type EleveADeposer,
  type ObstacleEnLigne,
  obstacleAuDepotEnLigne,
} from '#lib/droit/recevabilite/en-ligne.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { scolariteDe, situationDeLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { BREVET_TENANT } from '#lib/eleve/queries.ts';
import { type PartSuivie, suivreLaPart } from '#lib/part/queries.ts';
import type { EtatDeRecuperation } from '#lib/recuperation/faits.ts';
import { lireLaRecuperation } from '#lib/recuperation/queries.ts';
import { valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { coordonneesDe, diteProtegee, fratrieDe, identiteDe } from './faits.ts';

/** The minute of a deposit made now; a day that the demonstration sets has no hour. */
export function minuteDuDepot(leJour: Jour): EleveADeposer['depot']['minute'] {
  const minute = minuteDeLInstant(maintenant().epochMilliseconds);
  return jourDeLaMinute(minute).equals(leJour) ? minute : minuteDeParis(`${leJour}T12:00`);
}

/** A demande that no longer stands in the way of another of the same person. */
const SANS_SUITE = ['desistee', 'irrecevable', 'retiree'] as const;

const AVEC_L_ELEVE = (annee: number, moi: string) =>
  ({
    eleve: {
      include: {
        brevets: BREVET_TENANT,
        scolarites: {
          where: { rentree: annee },
          include: { etablissement: true },
          orderBy: [{ sortieLe: { sort: 'desc', nulls: 'first' } }, { entreeLe: 'desc' }],
          take: 1,
        },
        dossiers: {
          where: { rentree: annee, demandeurId: moi, etat: { notIn: [...SANS_SUITE] } },
          include: { brouillon: true },
        },
      },
    },
  }) as const satisfies Prisma.LienInclude;

/** A child of the person who is signed in, where the demande online would be made. */
export interface EnfantADeposer {
  eleveId: string;
  nom: string;
  lieu: string;
  /** Those who share it go on one form: same établissement, same bourse (C. II.B.2). Null without a school this year. */
  groupe: { cle: string; etablissement: string } | null;
  obstacle: Pick<ObstacleEnLigne, 'phrase' | 'article'> | null;
  /** Only the closing stops the demande, and it would not stop that of a pupil under temporary protection (C. I.B.3). */
  siProtege: boolean;
  /** The first demande, or the consent, that stands in the place of another. */
  suite: { href: string; libelle: string } | null;
  /** The draft that this person already wrote for the child. */
  brouillonId: string | null;
}

const SANS_ECOLE = {
  lieu: 'Sans établissement',
  groupe: null,
  obstacle: {
    article: 'C. II.C',
    phrase:
      'Aucun établissement ne dit accueillir cet élève cette année : adressez-vous au secrétariat du sien, avec le certificat de scolarité.',
  },
  siProtege: false,
  suite: null,
};

/** Who has the pupil in charge, or the pupil of age or emancipated who asks alone (C. III.A, III.D.3). */
const peutDemander = (lien: Prisma.LienGetPayload<object>): boolean =>
  lien.absentDepuis === null && (lien.lien === 'eleve_lui_meme' || peutConsentir({ ...lien, absent: false }));

/** The children for whom this person may ask, and those for whom it may not here, with the reason (C. II.B.2). */
export function mesEnfantsADeposer(portee: Portee): Promise<EnfantADeposer[]> {
  return enPortee(portee, (tx) => lireMesEnfants(tx, portee));
}

/** The same, in the caller's transaction. */
export async function lireMesEnfants(tx: Transaction, portee: Portee): Promise<EnfantADeposer[]> {
  const moi = portee.auteur.id ?? '';
  const annee = rentreeDu(portee.jour);
  const liens = await tx.lien.findMany({
    where: { responsableId: moi, eleve: { reunieDans: null } },
    include: AVEC_L_ELEVE(annee, moi),
    orderBy: { eleve: { naissance: 'asc' } },
  });
  const consentis = await consentementsDe(tx, annee);
  const campagne = await tx.campagne.findUnique({
    where: { rentree: annee },
    include: { prolongations: true, ouvertures: true },
  });
  const brouillons = brouillonsDe(liens.flatMap(({ eleve }) => eleve.dossiers));
  return liens.flatMap(({ eleve, ...lien }): EnfantADeposer[] => {
    if (!peutDemander(lien)) return [];
    const {
      scolarites: [scolarite],
      dossiers,
      id: eleveId,
    } = eleve;
    const enfant = { eleveId, nom: nomDUsage(eleve) };
    const brouillonId = brouillons.get(eleveId) ?? null;
    if (!scolarite) return [{ ...enfant, ...SANS_ECOLE, brouillonId }];
    const { etablissement } = scolarite;
    const dite = scolariteDe(scolarite, eleve, etablissement);
    const situation = situationDeLEleve(dite);
    const type = typeBourseDe(situation);
    const sienne = dossiers.find(({ etat }) => etat !== 'brouillon') ?? null;
    const branche = brancheDe(etablissement, type);
    const ici: EleveADeposer = {
      eleve: situation,
      type,
      sortiLe:
        scolarite.sortieLe && avant(jourDe(scolarite.sortieLe), portee.jour)
          ? jourDe(scolarite.sortieLe)
          : null,
      sienne,
      consentiLe: consentis.get(eleveId) ?? null,
      depot: {
        rentree: rentree(annee),
        minute: minuteDuDepot(portee.jour),
        departementCode: etablissement.departementCode,
        campagne: campagneDeLEleve(annee, campagne, etablissement),
        clotureReglee: campagne && clotureReglee(campagne, reseauDe(branche), etablissement.academieCode),
        dispositif: dite.dispositif ?? undefined,
        entree: jour(dite.entreeLe),
        naissance: premierJour(naissance(dite.naissance)),
        protectionTemporaire: diteProtegee(dossiers.map(({ brouillon }) => brouillon?.contenu)),
      },
    };
    const legal = obstacleAuDepotEnLigne(ici);
    const protege = { ...ici, depot: { ...ici.depot, protectionTemporaire: true } };
    const fermeture = direFermeture(campagne, etablissement.academieCode);
    const obstacle: ObstacleEnLigne | null =
      fermeture && (!legal || legal.cause === 'campagne')
        ? { cause: 'campagne', phrase: fermeture, article: 'C. I.A, I.B' }
        : legal;
    return [
      {
        ...enfant,
        lieu: `${scolarite.classe}, ${etablissement.nom}`,
        groupe: { cle: `${scolarite.uai}/${type}`, etablissement: etablissement.nom },
        obstacle,
        siProtege: !fermeture && legal?.cause === 'campagne' && !obstacleAuDepotEnLigne(protege),
        suite: suiteDe(obstacle, sienne?.id),
        brouillonId,
      },
    ];
  });
}

/** By pupil: the draft that is already written for it, as the first child of a form or as a sibling. */
function brouillonsDe(
  dossiers: readonly Prisma.DossierGetPayload<{ include: { brouillon: true } }>[],
): Map<string, string> {
  return new Map(
    dossiers
      .filter(({ etat }) => etat === 'brouillon')
      .flatMap(({ id, eleveId, brouillon }) =>
        [eleveId, ...fratrieDe(brouillon?.contenu)].map((eleve) => [eleve, id] as const),
      ),
  );
}

function suiteDe(obstacle: ObstacleEnLigne | null, dossierId = ''): EnfantADeposer['suite'] {
  if (obstacle?.cause === 'sienne')
    return { href: `/famille/dossiers/${dossierId}`, libelle: 'Voir cette demande' };
  if (obstacle?.cause === 'consenti') return { href: '/famille/etude', libelle: 'Voir mon accord' };
  return null;
}

async function consentementsDe(tx: Transaction, annee: number): Promise<Map<string, Jour>> {
  const lus = await tx.$queryRaw<{ eleveId: string; jour: Date }[]>`
    SELECT eleve_id AS "eleveId", jour FROM consentis_par_la_famille(${annee}::int)`;
  return new Map(lus.map(({ eleveId, jour: le }) => [eleveId, jourDe(le)]));
}

const A_REMPLIR = {
  eleve: { include: { brevets: BREVET_TENANT, liens: { include: { responsable: true } } } },
  etablissement: true,
  campagne: { include: { prolongations: true } },
  scolarite: true,
  brouillon: true,
} as const satisfies Prisma.DossierInclude;

/** A demande online as its page needs it: the draft, what the law reads beside it, and for whom it is made. */
export interface DepotEnCours {
  dossierId: string;
  numero: string;
  etat: string;
  etablissement: string;
  enfants: readonly string[];
  contexte: ContexteDeLecture;
  depart: Valeurs;
  revision: number;
  /** A tax number is kept already, encrypted: it never comes back to the screen. */
  numeroConnu: boolean;
  /** Under which name the school base knows who asks. */
  demandeur: string;
  /** The tax figures that were asked for; null when none were, or once they are refused. */
  recuperation: EtatDeRecuperation | null;
  /** Where the part that the concubin gives by a link stands; null while none was sent. */
  part: PartSuivie | null;
}

/** The draft of this very person, filled in from the base; null when it is another's, or none. */
export function depotEnCours(portee: Portee, id: string): Promise<DepotEnCours | null> {
  const moi = portee.auteur.id ?? '';
  return enPortee(portee, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { id, demandeurId: moi, canal: 'en_ligne' },
      include: A_REMPLIR,
    });
    const lien = dossier?.eleve.liens.find(({ responsableId }) => responsableId === moi);
    if (!dossier || !lien) return null;
    const { eleve, etablissement, scolarite, brouillon } = dossier;
    const fratrie = await tx.eleve.findMany({ where: { id: { in: fratrieDe(brouillon?.contenu) } } });
    const annee = String(anneeDesRevenus(rentree(dossier.rentree)));
    return {
      dossierId: id,
      numero: dossier.numero,
      etat: dossier.etat,
      etablissement: etablissement.nom,
      enfants: [eleve, ...fratrie].map(nomDUsage),
      contexte: {
        annee: dossier.rentree,
        jour: portee.jour.toString(),
        branche: dossier.branche,
        departementCode: dossier.departementCode,
        clotureReglee: clotureRegleeDe(dossier),
        scolarite: scolariteDe(scolarite, eleve, etablissement),
        typeBourse: typeBourseDuDossier(dossier),
        canal: dossier.canal,
      },
      depart: {
        ...coordonneesDe(lien.responsable),
        'ressources.avis.annee': annee,
        'ressources.avisConcubin.annee': annee,
        ...valeursDuBrouillon(brouillon?.contenu),
        ...identiteDe(lien.responsable, lien.lien),
      },
      revision: brouillon?.revision ?? 0,
      numeroConnu: Boolean(brouillon?.numeroFiscal),
      demandeur: nomComplet(lien.responsable),
      recuperation: await lireLaRecuperation(tx, id),
      part: await suivreLaPart(tx, id, portee.jour),
    };
  });
}

const DEPOSE = {
  eleve: true,
  etablissement: true,
  scolarite: true,
  pieces: true,
  courriers: { where: { genre: 'accuse_reception' } },
  demandeur: true,
} as const satisfies Prisma.DossierInclude;
export type DossierDepose = Prisma.DossierGetPayload<{ include: typeof DEPOSE }>;

/** What was filed with a demande online: this one and those of the siblings sent with it; empty when it is not this person's. */
export function depotsFaits(
  portee: Portee,
  id: string,
): Promise<{ dossiers: DossierDepose[]; academie: Prisma.AcademieGetPayload<object> | null }> {
  const moi = portee.auteur.id ?? '';
  return enPortee(portee, async (tx) => {
    const premier = await tx.dossier.findFirst({
      where: { id, demandeurId: moi, canal: 'en_ligne', recuLe: { not: null } },
    });
    if (!premier) return { dossiers: [], academie: null };
    const { uai, rentree: annee, recuLe, academieCode } = premier;
    return {
      dossiers: await tx.dossier.findMany({
        where: { demandeurId: moi, canal: 'en_ligne', uai, rentree: annee, recuLe },
        include: DEPOSE,
        orderBy: { numero: 'asc' },
      }),
      academie: await tx.academie.findUnique({ where: { code: academieCode } }),
    };
  });
}
