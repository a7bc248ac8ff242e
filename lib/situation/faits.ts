/** The situation that the law judges, from a demande, the school base and the pieces. Pure. */
import type { PartieDemandee } from '#lib/demande/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { chargeProuvee, faitsDesPieces, residenceProuvee } from '#lib/droit/demandeur/faits-des-pieces.ts';
import { faitsDuGuide } from '#lib/droit/guide/faits.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import type { Canal, Foyer, MesureAse, Situation } from '#lib/droit/situation.ts';
import { primesDeLEleve, type ScolariteDeLEleve, situationDeLEleve } from '#lib/eleve/faits.ts';

/** What is told of a group: an answer left empty hides nothing that is known otherwise. */
const dits = <G extends object>(groupe: G | undefined): Partial<G> =>
  Object.fromEntries(Object.entries(groupe ?? {}).filter(([, dit]) => dit !== undefined)) as Partial<G>;

const jourDit = (iso?: string): Jour | undefined => (iso ? jour(iso) : undefined);
type Ressources = PartieDemandee['ressources'];
/** An avis of which a line is empty is one that still lacks. */
const avisEntier = ({
  annee,
  rfr,
  enfants,
  source = 'avis',
  conversion,
}: NonNullable<Ressources['avis']> = {}): Foyer['avis'] =>
  annee === undefined || rfr === undefined || enfants === undefined
    ? undefined
    : { annee, rfr, enfants, source, ...(conversion ? { conversion } : {}) };

/** Foreign income beside the French avis, whose children alone count. */
const avisEtrangerEntier = (avis: Ressources['avisEtranger']): Foyer['avisEtranger'] =>
  avis && avisEntier({ ...avis, enfants: 0, source: 'avis_etranger' });

const brutsEntiers = ({
  annee,
  brut,
  enfants,
  justificatif,
}: NonNullable<Ressources['revenusBruts']> = {}): Foyer['revenusBruts'] =>
  annee === undefined || brut === undefined || enfants === undefined
    ? undefined
    : { annee, brut, enfants, justificatif };

type Isole = NonNullable<NonNullable<Ressources['changement']>['revenuIsole']>;

const isoleEntier = ({ rfr, enfants, motivation }: Isole = {}) =>
  rfr === undefined || enfants === undefined || motivation === undefined
    ? undefined
    : { rfr, enfants, motivation };

function foyerDe({ demandeur, ressources }: PartieDemandee): Foyer {
  const { avis, avisConcubin, avisEtranger, avisEtrangerConcubin, ...autres } = ressources;
  const { revenusBruts, revenusBrutsConcubin, concubinage, changement, ...reste } = autres;
  return {
    ...reste,
    situation: demandeur.situation,
    avis: avisEntier(avis),
    avisEtranger: avisEtrangerEntier(avisEtranger),
    revenusBruts: brutsEntiers(revenusBruts),
    concubin: aDeuxAvis(demandeur.situation)
      ? {
          avis: avisEntier(avisConcubin),
          avisEtranger: avisEtrangerEntier(avisEtrangerConcubin),
          revenusBruts: brutsEntiers(revenusBrutsConcubin),
        }
      : undefined,
    concubinage: concubinage && {
      depuisLe: jourDit(concubinage.depuisLe),
      finiLe: jourDit(concubinage.finiLe),
    },
    changement: changement && {
      ...changement,
      survenuLe: jourDit(changement.survenuLe),
      signaleLe: jourDit(changement.signaleLe),
      revenuIsole: isoleEntier(changement.revenuIsole),
    },
  };
}

/** Where, when and by which channel a demande is judged, besides what it says. */
interface ContexteDeSituation {
  annee: number;
  scolarite: ScolariteDeLEleve;
  /** The closing day on record, where the demande is; null when only the texts give one. */
  clotureReglee: Situation['clotureReglee'] | null;
  /** On paper when it is not said. */
  canal?: Canal;
}

/** The situation that the law judges, from the form and the school base, on the day of the demande. */
export function situationDe(
  demande: PartieDemandee,
  { annee, scolarite, clotureReglee, canal = 'papier' }: ContexteDeSituation,
  leJour: Jour,
): Situation {
  const { demandeur, precisions, guide = {}, piecesRecues } = demande;
  const { primes, ...eleve }: Partial<NonNullable<PartieDemandee['eleve']>> = demande.eleve ?? {};
  const { priseEnChargeLe } = demandeur;
  const faits = faitsDuGuide(guide);
  const foyer = { ...dits(faits.foyer), ...dits(foyerDe(demande)) };
  const base = situationDeLEleve(scolarite);
  const ase = { ...faits.eleve.ase, ...dits(eleve.ase) };
  const autonome = { ...faits.demandeur.autonome, ...dits(precisions?.autonome) };
  const primesDites = primes && { ...primesDeLEleve(primes), ...base.primes };
  const connus = {
    demandeur: {
      lien: demandeur.lien,
      resideEnFrance:
        demandeur.resideEnFrance ?? (piecesRecues.includes('justificatif_domicile') || undefined),
      chargeEtablie: chargeProuvee(foyer.eleveSurAvis, piecesRecues),
      residencePrincipale: residenceProuvee(piecesRecues),
      priseEnCharge: priseEnChargeLe ? { survenueLe: jour(priseEnChargeLe) } : undefined,
      ...faits.demandeur,
      ...dits(precisions),
      ...(Object.keys(autonome).length > 0 ? { autonome } : {}),
    },
    eleve: {
      ...base,
      ...faits.eleve,
      ...dits(eleve),
      finFormation: jourDit(eleve.finFormation),
      etablissement: { ...base.etablissement, ...dits(eleve.etablissement) },
      ase: 'mesure' in ase && ase.mesure ? (ase as MesureAse) : undefined,
      // The brevet of the base stands over what was typed.
      primes: primesDites ?? base.primes,
      // Annexe 9 is joined to a demande that tells a return (C. IV.C).
      ...(primes?.reprise ? { repriseEtudes: true } : {}),
    },
  };
  const montres = faitsDesPieces(piecesRecues, connus);
  return {
    rentree: rentree(annee),
    jour: leJour,
    canal,
    ...(clotureReglee ? { clotureReglee } : {}),
    eleve: { ...connus.eleve, ...montres.eleve },
    demandeur: { ...connus.demandeur, ...montres.demandeur },
    foyer,
  };
}
