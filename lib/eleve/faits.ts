import type { RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { jour } from '#lib/droit/date.ts';
import { naissance } from '#lib/droit/naissance.ts';
import type {
  FaitsDesPrimes,
  LienDemandeur,
  MentionBrevet,
  SituationEleve,
  TypeBourse,
} from '#lib/droit/situation.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { jourDe } from '#lib/technique/dates.ts';

type Deduite = Required<Pick<SituationEleve, 'niveau' | 'statut' | 'regime' | 'dispositif' | 'filiereCned'>>;
type Lieu = Pick<SituationEleve['etablissement'], 'type' | 'secteur'>;

/** What the school base says of a pupil in a year. Days are ISO: it goes to the browser as it is. */
export interface ScolariteDeLEleve extends Pick<Deduite, 'niveau' | 'statut' | 'regime'> {
  naissance: string;
  entreeLe: string;
  dispositif: Deduite['dispositif'] | null;
  filiereCned: Deduite['filiereCned'] | null;
  terminale: boolean;
  /** Result of the brevet that the base holds; null when it holds none. */
  mentionBrevet?: MentionBrevet | null;
  etablissement: Lieu;
}

/** The type of bourse that the schooling of the day opens (C. I). */
export const typeBourseDuDossier = ({
  etablissement,
  scolarite,
}: {
  etablissement: Lieu;
  scolarite: Pick<ScolariteDeLEleve, 'niveau' | 'statut' | 'regime' | 'dispositif' | 'filiereCned'>;
}): TypeBourse =>
  typeBourseDe({
    etablissement,
    niveau: scolarite.niveau,
    statut: scolarite.statut,
    regime: scolarite.regime,
    dispositif: scolarite.dispositif ?? undefined,
    filiereCned: scolarite.filiereCned ?? undefined,
  });

/** Whether the pupil, of age, is who asked for the bourse. */
export const demandeParLEleve = ({
  demandeurId,
  eleve,
}: {
  demandeurId: string | null;
  eleve: { liens: readonly { responsableId: string; lien: LienDemandeur }[] };
}): boolean =>
  eleve.liens.some(({ responsableId, lien }) => responsableId === demandeurId && lien === 'eleve_lui_meme');

/** The schooling of a pupil, from the rows of the base. */
export function scolariteDe(
  scolarite: Omit<ScolariteDeLEleve, 'naissance' | 'entreeLe' | 'etablissement' | 'mentionBrevet'> & {
    entreeLe: Date;
  },
  { naissance, brevets }: { naissance: string; brevets: readonly { mention: MentionBrevet }[] },
  { type, secteur }: Lieu,
): ScolariteDeLEleve {
  const { niveau, statut, regime, dispositif, filiereCned, terminale, entreeLe } = scolarite;
  return {
    niveau,
    statut,
    regime,
    dispositif,
    filiereCned,
    terminale,
    mentionBrevet: brevets[0]?.mention ?? null,
    naissance,
    entreeLe: jourDe(entreeLe).toString(),
    etablissement: { type, secteur },
  };
}

/** The pupil's half of the situation that the law judges. */
export const situationDeLEleve = (scolarite: ScolariteDeLEleve): SituationEleve => ({
  etablissement: scolarite.etablissement,
  niveau: scolarite.niveau,
  statut: scolarite.statut,
  regime: scolarite.regime,
  terminale: scolarite.terminale,
  dispositif: scolarite.dispositif ?? undefined,
  filiereCned: scolarite.filiereCned ?? undefined,
  naissance: naissance(scolarite.naissance),
  entree: jour(scolarite.entreeLe),
  ...(scolarite.mentionBrevet ? { primes: { mentionBrevet: scolarite.mentionBrevet } } : {}),
});

/** What a correction of the person may change, as the base has it. Days are ISO. */
export const champsDe = (eleve: {
  ine: string | null;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
  sexe: string;
  naissance: string;
}) => ({
  ine: eleve.ine,
  nom: eleve.nom,
  nomUsage: eleve.nomUsage,
  prenom: eleve.prenom,
  prenomUsage: eleve.prenomUsage,
  sexe: eleve.sexe,
  naissance: eleve.naissance,
});

/** The facts of the primes as a form gives them: its days are ISO. */
export const primesDeLEleve = ({
  formationQuitteeLe,
  interruption,
  reprise,
  ...faits
}: Omit<FaitsDesPrimes, 'formationQuitteeLe' | 'interruption' | 'reprise'> & {
  formationQuitteeLe?: string;
  interruption?: string;
  reprise?: string;
}): FaitsDesPrimes => ({
  ...faits,
  formationQuitteeLe: formationQuitteeLe ? jour(formationQuitteeLe) : undefined,
  interruption: interruption ? jour(interruption) : undefined,
  reprise: reprise ? jour(reprise) : undefined,
});

/** What no act gives a responsable: the account of the family, the record that stands, what the school base or the mail server alone says. */
export const HORS_DES_ACTES = {
  sub: null,
  reunieDans: null,
  telephonePortable: null,
  telephoneProfessionnel: null,
  accepteSms: null,
  courrielRefuseLe: null,
};

/** What the school base says of a link, and nobody else. */
export const LIEN_HORS_DE_LA_BASE = {
  parente: null,
  niveau: null,
  percoitLesAides: null,
  hebergeEleve: null,
  prioritaire: null,
  absentDepuis: null,
};

/** A link that an act makes, with its person, as the base will read it back. */
export const lienNeuf = <L extends object, R extends object>(lien: L, responsable: R) => ({
  ...LIEN_HORS_DE_LA_BASE,
  ...lien,
  responsable: { ...HORS_DES_ACTES, ...responsable },
});

/** A person after what an act writes of it, as the base will read it back: another address is refused by nobody yet. */
export const personneEcrite = <A extends { courriel: string | null }, R extends { courriel: string | null }>(
  avant: A | null,
  ecrite: R,
) => ({
  ...HORS_DES_ACTES,
  ...avant,
  ...ecrite,
  ...(avant?.courriel === ecrite.courriel ? {} : { courrielRefuseLe: null }),
});

/** The pupil with what the base knows of its primes, whatever the form says: the équipement opened before, a return confirmed. */
export function avecLesPrimesSues(
  eleve: SituationEleve,
  sues: { equipementDejaOuvert: boolean; reprise: RepriseConfirmee | null },
): SituationEleve {
  const { equipementDejaOuvert, reprise } = sues;
  if (!equipementDejaOuvert && !reprise) return eleve;
  const primes: FaitsDesPrimes = {
    ...eleve.primes,
    ...(equipementDejaOuvert ? { equipementDejaPercue: true } : {}),
    ...(reprise
      ? {
          interruption: jour(reprise.interruption),
          reprise: jour(reprise.reprise),
          diplomeAuRncp: true,
          ficheFavorable: true,
        }
      : {}),
  };
  return { ...eleve, primes };
}
