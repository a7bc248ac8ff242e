import { accomplir, type Cible, type Ecrit } from '#lib/dossier/actes.ts';
import {
  type DossierEntier,
  delegationEnCours,
  examenDuDossier,
  situationDuDossier,
} from '#lib/dossier/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type MontantsAttribues, montantsDeLAttribution } from '#lib/droit/attribution.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { type Branche, COMPETENCES, type Role } from '#lib/droit/competence.ts';
import { apres } from '#lib/droit/date.ts';
import { echeancePropositions } from '#lib/droit/delais/administration.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import {
  type MotifRedige,
  motifDAppreciation,
  motifDIncompletude,
  motifDuRetard,
} from '#lib/droit/motifs.ts';
import { type CodePiece, PIECES } from '#lib/droit/pieces-liste.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Regime, TypeBourse } from '#lib/droit/situation.ts';
import { dateDe, jourOuNul } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

type GenreDecision = 'attribution' | 'refus' | 'refus_incompletude' | 'refus_hors_delai' | 'irrecevabilite';

interface Contenu {
  genre: GenreDecision;
  echelon?: number;
  montantAnnuel?: number;
  primes?: Prisma.InputJsonObject;
  motifs: readonly MotifRedige[];
  motivation?: string;
}

const enJson = (valeur: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(valeur)) as Prisma.InputJsonValue;

/** Writes the decision of an act: who signs and by which delegation, the trace, the situation judged. */
async function ecrireDecision(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  role: Role,
  { genre, echelon, montantAnnuel, primes = {}, motifs, motivation }: Contenu,
): Promise<Ecrit> {
  const affectation = portee.affectations.find(
    ({ role: tenu, uai, academieCode }) =>
      tenu === role && (uai === dossier.uai || academieCode === dossier.academieCode),
  );
  const signataire = await tx.agent.findUnique({ where: { id: portee.auteur.id ?? '' } });
  if (!affectation || !signataire)
    throw new Refus('interdit', 'Votre affectation ne permet pas de signer cette décision.');
  const { autorite } = COMPETENCES[dossier.branche as Branche];
  const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
  const examen = examenDuDossier(dossier);
  const id = crypto.randomUUID();
  await tx.decision.createMany({
    data: {
      id,
      dossierId: dossier.id,
      genre,
      typeBourse: dossier.typeBourse,
      echelon,
      montantAnnuel,
      primes,
      motifs: enJson(motifs),
      motivation,
      trace: enJson(examen?.trace ?? []),
      situation: enJson(situationDuDossier(dossier)),
      autorite,
      signataireId: signataire.id,
      signatairePrenom: signataire.prenom,
      signataireNom: signataire.nom,
      signataireQualite: affectation.qualite,
      service: autorite === 'chef_etablissement' ? dossier.etablissement.nom : academie.service,
      delegation: await delegationEnCours(tx, portee, dossier.academieCode),
      decideeLe: dateDe(portee.jour),
      effetDu: genre === 'attribution' ? dossier.scolarite.entreeLe : null,
    },
  });
  return { enregistrementId: id, contenu: { genre, ...(echelon ? { echelon } : {}) } };
}

const droitDe = (examen: Resultat<DroitExamine> | null): DroitExamine | null =>
  examen?.genre === 'droit' ? examen.droit : null;

function montantsDuDossier(
  { typeBourse, rentree: annee, regime }: DossierEntier,
  echelon?: number,
): MontantsAttribues {
  const montants =
    echelon === undefined
      ? null
      : montantsDeLAttribution(typeBourse as TypeBourse, rentree(annee), echelon, regime as Regime);
  if (montants) return montants;
  throw new Refus('impossible', 'Choisissez un échelon du barème de l’année.', { champ: 'echelon' });
}

/** What a person decides on a dossier that the law leaves to appreciation: amounts stay the barème's. */
export interface Choix {
  echelon: number;
  motivation: string;
}

/**
 * Attributes the bourse at the échelon that the law computes (C. IV.A), for the school year. On a dossier that the law
 * leaves to a person, `choix` names the échelon and says why in writing.
 */
export const attribuer = (portee: Portee, cible: Cible, choix?: Choix) =>
  accomplir(portee, {
    ...cible,
    acte: 'attribuer',
    faits: { motivation: choix?.motivation },
    ecrire: (tx, dossier, role) => {
      const echelon = droitDe(examenDuDossier(dossier))?.echelon ?? choix?.echelon;
      const { annuel, internat, ...montants } = montantsDuDossier(dossier, echelon);
      return ecrireDecision(tx, portee, dossier, role, {
        ...montants,
        genre: 'attribution',
        montantAnnuel: annuel,
        primes: internat === null ? {} : { internat },
        motifs: [],
        motivation: choix?.motivation,
      });
    },
  });

/** Refuses for the reasons of law that the computation gives: the first in legal order, then the others. */
export const refuser = (portee: Portee, cible: Cible, motivation?: string) =>
  accomplir(portee, {
    ...cible,
    acte: 'refuser',
    faits: { motivation },
    ecrire: (tx, dossier, role) => {
      const examen = examenDuDossier(dossier);
      const motifs =
        examen?.genre === 'sans_droit'
          ? redigerMotifs([examen.motif, ...examen.autres])
          : [motifDAppreciation(examen?.genre === 'humain' ? examen.questions : [], motivation ?? '')];
      return ecrireDecision(tx, portee, dossier, role, { genre: 'refus', motifs, motivation });
    },
  });

const nomsDesPiecesManquantes = ({ pieces }: DossierEntier): string[] =>
  pieces
    .filter(({ recueLe, demandeDePiecesId }) => !recueLe && demandeDePiecesId)
    .map(({ code }) => PIECES[code as CodePiece].libelle);

const retardDuDossier = ({ recuLe, rentree: annee, branche }: DossierEntier): MotifRedige =>
  motifDuRetard(jourOuNul(recuLe), rentree(annee), branche as Branche);

/** A refusal whose reason is the procedure's, not the computation's. */
const refuserPour =
  (acte: Acte, genre: GenreDecision, motif: (dossier: DossierEntier) => MotifRedige) =>
  (portee: Portee, cible: Cible) =>
    accomplir(portee, {
      ...cible,
      acte,
      ecrire: (tx, dossier, role) =>
        ecrireDecision(tx, portee, dossier, role, { genre, motifs: [motif(dossier)] }),
    });

/** The pieces did not come within the fifteen days, and no avis d'impôt is awaited (C. III.C). */
export const refuserIncompletude = refuserPour('refuser_incompletude', 'refus_incompletude', (dossier) =>
  motifDIncompletude(nomsDesPiecesManquantes(dossier)),
);

/** Late paper in a public collège: a refusal signed by the chef (C. II.C.3). */
export const refuserHorsDelai = refuserPour('refuser_hors_delai', 'refus_hors_delai', retardDuDossier);

/** Late paper elsewhere: the DASEN pronounces the irrecevabilité (C. II.C.3). */
export const declarerIrrecevable = refuserPour('declarer_irrecevable', 'irrecevabilite', retardDuDossier);

/** The chef of a collège privé proposes to the service académique, which decides (C. IV.B). */
export const proposer = (portee: Portee, cible: Cible) =>
  accomplir(portee, {
    ...cible,
    acte: 'proposer',
    ecrire: async (tx, dossier) => {
      const examen = examenDuDossier(dossier);
      const campagne = campagneDe(rentree(dossier.rentree));
      const limite = campagne && echeancePropositions(campagne.cloture).echeance;
      const id = crypto.randomUUID();
      await tx.proposition.createMany({
        data: {
          id,
          dossierId: dossier.id,
          auteurId: portee.auteur.id ?? '',
          faiteLe: dateDe(portee.jour),
          genre: examen?.genre ?? 'incalculable',
          echelon: droitDe(examen)?.echelon,
          enRetard: limite ? apres(portee.jour, limite) : false,
          trace: enJson(examen?.trace ?? []),
        },
      });
      return { enregistrementId: id, contenu: { genre: examen?.genre ?? 'incalculable' } };
    },
  });
