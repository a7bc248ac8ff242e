/** The letter of an act that is only foreseen: what it would say, before anything is written. */
import { type Autorites, affectationPour, chargerAutorites } from '#lib/autorite/queries.ts';
import { blocPrevu } from '#lib/bloc/queries.ts';
import { clotureRegleeDe } from '#lib/campagne/faits.ts';
import { relireRetardLeve } from '#lib/courrier/faits.ts';
import type { FaitsDeCourrier } from '#lib/courrier/schema.ts';
import type { Accomplissement } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionNotifiee } from '#lib/dossier/faits.ts';
import { jour } from '#lib/droit/date.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { demandeParLEleve, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { recoursPrevu } from '#lib/recours/faits.ts';
import { type LigneDeRectification, modificationDe } from '#lib/rectification/faits.ts';
import { retenuePrevue } from '#lib/retenue/faits.ts';
import { retraitEcrit } from '#lib/retrait/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** The facts of the letter that an act would order, before anything is written; null when it orders none. */
export async function faitsDuCourrierPrevu(
  tx: Transaction,
  portee: Portee,
  prevu: Accomplissement,
): Promise<FaitsDeCourrier | null> {
  const { dossier } = prevu;
  const autorites = await chargerAutorites(tx, portee, [dossier]);
  return faitsPrevus(prevu, { portee, bloc: await blocPrevu(tx, prevu), ...autorites });
}

/** Who acts and where, for a letter whose act is only foreseen. */
interface Prevision extends Autorites {
  portee: Portee;
  bloc: string | null;
}

/** The facts of the letter that an act would order, from what it would write; null when it orders none. */
function faitsPrevus(
  { dossier, courrier, ecritures: { rangees = {} }, ligne }: Accomplissement,
  { portee, bloc, agent, academies }: Prevision,
): FaitsDeCourrier | null {
  if (!courrier) return null;
  const { decision, droits = [], demandeDePieces, pieces = [], recours: [recours] = [] } = rangees;
  const retrait = rangees.retraitEngage ?? rangees.retrait;
  const affectation = affectationPour(portee, ligne.role, dossier);
  return {
    genre: courrier.genre,
    reference: courrier.reference,
    jour: jourDe(courrier.jour),
    parCourriel: courrier.courriel !== null,
    dossier: {
      rentree: dossier.rentree,
      branche: dossier.branche,
      canal: dossier.canal,
      typeBourse: typeBourseDuDossier(dossier),
      classe: dossier.scolarite.classe,
      departementCode: dossier.departementCode,
      recuLe: jourOuNul(dossier.recuLe),
      retardAdmis: dossier.retardAdmis,
    },
    eleve: dossier.eleve,
    demandeur: dossier.demandeur,
    demandeParLEleve: demandeParLEleve(dossier),
    etablissement: dossier.etablissement,
    ministere: configuration().ministere,
    bloc,
    academie: academies.get(dossier.academieCode) ?? null,
    cloture: jour(clotureRegleeDe(dossier).cloture),
    decision: decision
      ? {
          ...decision,
          motifs: lireMotifs(decision.motifs),
          effetDu: jourOuNul(decision.effetDu),
          effetAu: jourOuNul(decision.effetAu),
          remplaceRejetDu: jourOuNul(decision.remplaceRejetDu),
          modifie: modificationDe(dossier, decision),
          primes: droits.flatMap(({ composante, centimesAnnuels, du, au }) =>
            composante === 'bourse'
              ? []
              : [{ prime: composante, annuel: centimesAnnuels, du: jourDe(du), au: jourDe(au) }],
          ),
          signataire: {
            prenom: decision.signatairePrenom,
            nom: decision.signataireNom,
            qualite: decision.signataireQualite,
            service: decision.service,
          },
        }
      : null,
    demandeDePieces: demandeDePieces
      ? { pieces: pieces.map(({ code }) => code), message: demandeDePieces.message }
      : null,
    recours: recours ? recoursPrevu(recours, dossier, portee.auteur.id) : null,
    retrait: retrait ? retraitEcrit(retrait) : null,
    retenue: retenuePrevue(dossier, rangees.retenue),
    rectification: rectificationPrevue(dossier, rangees.rectification),
    retardLeve: courrier.genre === 'reprise_apres_retard' ? relireRetardLeve(ligne.contenu) : null,
    annonce: null,
    manquantes: [],
    auteur: agent && {
      prenom: agent.prenom,
      nom: agent.nom,
      role: ligne.role,
      qualite: affectation?.qualite ?? null,
      enEtablissement: Boolean(affectation?.uai),
    },
  };
}

/** The error set aside that a letter would answer; null for any other rectification. */
function rectificationPrevue(
  dossier: DossierEntier,
  prevue: LigneDeRectification | undefined,
): FaitsDeCourrier['rectification'] {
  if (prevue?.issue !== 'ecartee') return null;
  return {
    annonceeLe: jourDe(prevue.annonceeLe),
    expose: prevue.expose,
    motivation: prevue.motivation ?? '',
    decideeLe: dossier.etat === 'notifiee' ? jourOuNul(decisionNotifiee(dossier)?.decideeLe) : null,
  };
}
