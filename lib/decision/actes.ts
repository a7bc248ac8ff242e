import { affectationPour, delegationPour } from '#lib/autorite/queries.ts';
import { traceDeLAvisRetenu } from '#lib/avis/faits.ts';
import { campagneDuDossier } from '#lib/campagne/faits.ts';
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  type Examen,
  echeanceDuDossier,
  rangSuivant,
  situationDuDossier,
} from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import { echeancePropositions } from '#lib/droit/delais/administration.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import type { MotifRedige } from '#lib/droit/motifs.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { direLesPrimesChangees } from '#lib/droit/rectification/difference.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { rejetRemplace } from '#lib/echeance/faits.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { modificationDe } from '#lib/rectification/faits.ts';
import { faitsDeRisque, relectureAttendue, SANS_CONTROLE } from '#lib/relecture/faits.ts';
import { droitsEnCours } from '#lib/retrait/faits.ts';
import { avecLaSuspension, suspensionsDuMerite } from '#lib/suspension/faits.ts';
import { dateDe, dateOuNulle } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import {
  attributionDuDossier,
  droitsDeLaDecision,
  type FondDesDroits,
  finDuRetrait,
  incompletudeDuDossier,
  motifsDuCalcul,
  periodeDuDossier,
  retardDuDossier,
  traceDuChangement,
  traceDuPassage,
  traceDuRetardAdmis,
} from './faits.ts';

/** As PostgreSQL keeps it: no undefined, no class. */
export const enJson = (valeur: unknown): Prisma.JsonValue =>
  JSON.parse(JSON.stringify(valeur)) as Prisma.JsonValue;

interface Contenu extends FondDesDroits {
  motifs: readonly MotifRedige[];
  motivation?: string | null;
  /** What the decision rests on, when it is not the computation. */
  trace?: Trace;
}

/** Who signs an act, in what quality and by which delegation. Throws Refus interdit when no affectation lets the person. */
export function signatureDe(dossier: DossierEntier, { portee, role, autorites }: Omit<Par, 'examen'>) {
  const { agent, academies } = autorites;
  const affectation = affectationPour(portee, role, dossier);
  if (!affectation || !agent)
    throw new Refus('interdit', 'Votre affectation ne permet pas de signer cette décision.');
  const chef = role === 'chef_etablissement';
  return {
    autorite: chef ? ('chef_etablissement' as const) : ('dasen' as const),
    id: agent.id,
    prenom: agent.prenom,
    nom: agent.nom,
    qualite: affectation.qualite,
    service: chef ? dossier.etablissement.nom : (academies.get(dossier.academieCode)?.service ?? ''),
    delegation: delegationPour(autorites, dossier),
  };
}

/**
 * The decision of an act: who signs, in what quality and by which delegation, the lines of the computation, the version and
 * the situation judged; and the rights that it opens, or closes with the decision it replaces.
 */
export function decider(acte: Acte, dossier: DossierEntier, par: Par, contenu: Contenu): Ecritures {
  const { portee, autorites, examen } = par;
  const [demande] = dossier.demandes;
  const signature = signatureDe(dossier, par);
  if (!demande) throw new Refus('impossible', 'Ce dossier n’a pas de demande à décider.');
  const genre = ligne(acte).decision;
  if (!genre) throw new RangeError(`« ${acte} » n’est pas une décision`);
  const { motifs, motivation = null, ecourte, reprend } = contenu;
  const id = crypto.randomUUID();
  const enVigueur = decisionEnVigueur(dossier);
  const gardee = contenu.garde ? enVigueur : null;
  const echelon = contenu.echelon ?? null;
  const periode = echelon === null ? null : periodeDuDossier(dossier, examen, contenu.sortie);
  const attribution = echelon === null ? null : attributionDuDossier(dossier, echelon);
  const nouvelId = () => crypto.randomUUID();
  const droits = droitsDeLaDecision(dossier, contenu, { id, attribution, periode }, nouvelId);
  const fermes = enVigueur ? droitsEnCours(dossier) : [];
  const rang = rangSuivant(dossier.decisions);
  const dite = {
    id,
    rang,
    echelon: gardee?.echelon ?? echelon,
    montantAnnuel: gardee?.montantAnnuel ?? attribution?.annuel ?? null,
  };
  const modifie = modificationDe({ ...dossier, droits: [...droits, ...dossier.droits] }, dite);
  return {
    enregistrementId: id,
    contenu: {
      genre,
      ...(dite.echelon === null ? {} : { echelon: dite.echelon }),
      ...(modifie ? { modifieLe: modifie.du.toString(), change: direLesPrimesChangees(modifie) } : {}),
    },
    rangees: {
      decision: {
        id,
        dossierId: dossier.id,
        rang,
        demandeId: demande.id,
        genre,
        typeBourse: typeBourseDuDossier(dossier),
        echelon: dite.echelon,
        montantAnnuel: dite.montantAnnuel,
        motifs: enJson(motifs),
        motivation,
        trace: enJson(
          contenu.trace ?? [
            ...traceDuRetardAdmis(dossier),
            ...traceDuPassage(dossier),
            ...traceDeLAvisRetenu(dossier),
            ...(examen?.trace ?? []),
            ...(attribution
              ? [
                  ...avecLaSuspension(attribution.trace, suspensionsDuMerite(dossier)),
                  ...traceDuChangement(dossier),
                ]
              : []),
          ],
        ),
        situation: enJson(situationDuDossier(dossier)),
        autorite: signature.autorite,
        signataireId: signature.id,
        signatairePrenom: signature.prenom,
        signataireNom: signature.nom,
        signataireQualite: signature.qualite,
        service: signature.service,
        delegation: signature.delegation,
        decideeLe: dateDe(portee.jour),
        effetDu: reprend ? dateDe(reprend.du) : (gardee?.effetDu ?? periode?.du ?? null),
        effetAu: dateOuNulle(reprend?.au ?? ecourte ?? null) ?? gardee?.effetAu ?? periode?.au ?? null,
        remplaceRejetDu: dateOuNulle(rejetRemplace(dossier, portee.jour)),
        remplaceId: enVigueur?.id ?? null,
        creeLe: new Date(maintenant().epochMilliseconds),
      },
      relecture: relectureAttendue(
        dossier,
        {
          id,
          relectureId: nouvelId(),
          acte,
          signataireId: signature.id,
          enVigueur,
          ...joursDe(dossier, portee.jour),
          risques: faitsDeRisque(dossier.demandes, {
            situation: situationDuDossier(dossier),
            resultat: examen,
            foyerDAvant: autorites.foyersDAvant.get(dossier.id) ?? null,
          }),
        },
        autorites.controles.get(dossier.academieCode) ?? SANS_CONTROLE,
      ),
      droits,
      droitsFermes: fermes.map((droit) => ({ ...droit, fermeParId: id })),
    },
  };
}

/** The day of a decision, and the last one that the law leaves to answer the demande. */
const joursDe = (dossier: DossierEntier, jour: Jour) => ({
  jour,
  jourLegal: echeanceDuDossier(dossier, 'en_instruction')?.echeance ?? null,
});

/** The right that the computation opens; null when it leaves the échelon to a person, or gives none. */
export const droitDe = (examen: Examen): DroitExamine | null =>
  examen?.genre === 'droit' ? examen.droit : null;

/** What a person decides on a dossier that the law leaves to appreciation: amounts stay the barème's. */
export interface Choix {
  echelon: number;
  motivation: string;
}

/**
 * Attributes the bourse at the échelon that the law computes (C. IV.A), for the school year. On a dossier that the law
 * leaves to a person, `choix` names the échelon and says why in writing.
 */
export const attribuer = (cible: Cible, choix?: Choix): OrdreDe<'attribuer'> => ({
  ...cible,
  acte: 'attribuer',
  saisie: { motivation: choix?.motivation ?? null },
  ecrire: (dossier, par) =>
    decider('attribuer', dossier, par, {
      echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,
      motifs: [],
      motivation: choix?.motivation,
    }),
});

/** Refuses for the reasons of law that the computation gives: the first in legal order, then the others. */
export const refuser = (cible: Cible, motivation?: string): OrdreDe<'refuser'> => ({
  ...cible,
  acte: 'refuser',
  saisie: { motivation: motivation ?? null },
  ecrire: (dossier, par) => {
    const motifs = motifsDuCalcul(dossier, par.examen, motivation ?? '');
    // A refusal that takes the place of a withdrawal leaves the days that it had left.
    const ecourte = finDuRetrait(dossier) ?? undefined;
    return decider('refuser', dossier, par, { motifs, motivation, ecourte });
  },
});

type RefusDeProcedure = 'refuser_incompletude' | 'refuser_hors_delai' | 'declarer_irrecevable';

/** A refusal whose reason is the procedure's, not the computation's. */
const refuserPour =
  <A extends RefusDeProcedure>(acte: A, motif: (dossier: DossierEntier) => MotifRedige) =>
  (cible: Cible) => ({
    ...cible,
    acte,
    ecrire: (dossier: DossierEntier, par: Par) => decider(acte, dossier, par, { motifs: [motif(dossier)] }),
  });

/** The pieces did not come in time, and no avis d'impôt is awaited (C. III.C). */
export const refuserIncompletude = refuserPour('refuser_incompletude', incompletudeDuDossier);

/** Late paper in a public collège: a refusal signed by the chef (C. II.C.3). */
export const refuserHorsDelai = refuserPour('refuser_hors_delai', retardDuDossier);

/** Late paper elsewhere: the DASEN pronounces the irrecevabilité (C. II.C.3). */
export const declarerIrrecevable = refuserPour('declarer_irrecevable', retardDuDossier);

/** What the computation says, proposed to who decides. */
const enProposition = (dossier: DossierEntier, { portee, examen }: Par): Ecritures => {
  const campagne = campagneDuDossier(dossier);
  const limite = campagne && echeancePropositions(campagne.cloture).echeance;
  const id = crypto.randomUUID();
  const genre = examen?.genre ?? 'incalculable';
  return {
    enregistrementId: id,
    contenu: { genre },
    rangees: {
      proposition: {
        id,
        dossierId: dossier.id,
        auteurId: portee.auteur.id,
        faiteLe: dateDe(portee.jour),
        genre,
        echelon: droitDe(examen)?.echelon ?? null,
        enRetard: limite ? apres(portee.jour, limite) : false,
        trace: enJson(examen?.trace ?? []),
      },
    },
  };
};

/** The chef of a collège privé proposes to the service académique, which decides (C. IV.B). */
export const proposer = (cible: Cible): OrdreDe<'proposer'> => ({
  ...cible,
  acte: 'proposer',
  ecrire: enProposition,
});

/** What an étude automatique computed waits for the signature of the authority (C. II.B.1). */
export const proposerEtude = (cible: Cible): OrdreDe<'proposer_etude'> => ({
  ...cible,
  acte: 'proposer_etude',
  ecrire: enProposition,
});

/**
 * Calls back a decision before its letter leaves: it stays in the dossier, opens nothing any more, and the next one replaces it.
 */
export const rattraperDecision = (cible: Cible, motivation: string): OrdreDe<'rattraper_decision'> => ({
  ...cible,
  acte: 'rattraper_decision',
  saisie: { motivation },
  ecrire: (dossier, { portee }) => {
    const decision = decisionEnVigueur(dossier);
    if (!decision) throw new Refus('impossible', 'Aucune décision n’est à rattraper.');
    return {
      contenu: { motivation },
      rangees: {
        courriersSuivis: dossier.courriers
          .filter(({ decisionId }) => decisionId === decision.id)
          .map((lettre) => ({ ...lettre, rappeleLe: dateDe(portee.jour) })),
        droitsFermes: droitsEnCours(dossier).map((droit) => ({ ...droit, fermeParId: decision.id })),
      },
    };
  },
});
