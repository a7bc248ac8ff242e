/** The records of persons, from rows to what is corrected and compared. Pure. */
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { ETATS_VIVANTS } from '#lib/droit/etats.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet, nomDeListe } from '#lib/droit/noms.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { CHAMPS_DU_RESPONSABLE, type ChampDuResponsable, type GenreDePersonne } from './schema.ts';

type Ligne<T extends Prisma.ModelName> = Prisma.TypeMap['model'][T]['payload']['scalars'];

type Champs = Readonly<Record<string, string | boolean | null>>;

/** The fields that change, as they were and as they will be; null when none does. */
export function differences(
  avant: Champs,
  apres: Champs,
): { avant: Prisma.InputJsonObject; apres: Prisma.InputJsonObject } | null {
  const changes = Object.keys(apres).filter((champ) => avant[champ] !== apres[champ]);
  if (changes.length === 0) return null;
  const garder = (champs: Champs) => Object.fromEntries(changes.map((champ) => [champ, champs[champ]]));
  return { avant: garder(avant), apres: garder(apres) };
}

/** Of a responsable, columns that are never null: empty says that it is not known. */
const JAMAIS_NULS: readonly string[] = ['civilite', 'nom', 'prenom', 'adresse', 'codePostal', 'commune'];

/** What a correction may change of a responsable, as the base has it or as a form says it. */
export const champsDuResponsable = (dit: { [C in ChampDuResponsable]?: string | null }) =>
  Object.fromEntries(
    (Object.keys(CHAMPS_DU_RESPONSABLE) as ChampDuResponsable[]).map((champ) => [
      champ,
      dit[champ] || (JAMAIS_NULS.includes(champ) ? '' : null),
    ]),
  ) as Record<ChampDuResponsable, string> & Record<'nomUsage' | 'prenomUsage', string | null>;

/** A record of a person with what hangs from it. */
export interface Fiche {
  genre: GenreDePersonne;
  id: string;
  nom: string;
  ine: string | null;
  reunieDans: string | null;
  /** Records that this one already stands for. */
  reunit: number;
  dossiers: Pick<Ligne<'Dossier'>, 'id' | 'numero' | 'rentree' | 'etat'>[];
  /** Responsables of a pupil, or pupils of a responsable. */
  liens: string[];
  scolarites: string[];
  /** What is compared on a screen: the same names for the two records. */
  lignes: Readonly<Record<string, string>>;
}

type Dossiers = Fiche['dossiers'];

const dire = (dossiers: Dossiers): string => dossiers.map(({ numero }) => numero).join(', ');

/** A pupil as it is compared with another record. */
export const ficheDEleve = (
  eleve: Ligne<'Eleve'> & {
    scolarites: (Ligne<'Scolarite'> & { etablissement: { nom: string } })[];
    liens: { responsableId: string; responsable: Ligne<'Responsable'> }[];
    dossiers: Dossiers;
    reunies: unknown[];
  },
): Fiche => ({
  genre: 'eleve',
  id: eleve.id,
  nom: nomComplet(eleve),
  ine: eleve.ine,
  reunieDans: eleve.reunieDans,
  reunit: eleve.reunies.length,
  dossiers: eleve.dossiers,
  liens: eleve.liens.map(({ responsableId }) => responsableId),
  scolarites: eleve.scolarites.map(({ id }) => id),
  lignes: {
    Nom: nomDeListe(eleve),
    'Nom d’usage': eleve.nomUsage ?? '',
    'Prénom d’usage': eleve.prenomUsage ?? '',
    'Date de naissance': ecrireNaissance(naissance(eleve.naissance)),
    'Sexe à l’état civil': eleve.sexe,
    INE: eleve.ine ?? '',
    Scolarité: eleve.scolarites
      .map(({ rentree, classe, etablissement }) => `${rentree} : ${classe}, ${etablissement.nom}`)
      .join(' ; '),
    Responsables: eleve.liens.map(({ responsable }) => nomComplet(responsable)).join(', '),
    Dossiers: dire(eleve.dossiers),
  },
});

/** A responsable as it is compared with another record. */
export const ficheDeResponsable = (
  responsable: Ligne<'Responsable'> & {
    liens: { eleveId: string; eleve: Ligne<'Eleve'> }[];
    dossiers: Dossiers;
    reunies: unknown[];
  },
): Fiche => ({
  genre: 'responsable',
  id: responsable.id,
  nom: nomComplet(responsable),
  ine: null,
  reunieDans: responsable.reunieDans,
  reunit: responsable.reunies.length,
  dossiers: responsable.dossiers,
  liens: responsable.liens.map(({ eleveId }) => eleveId),
  scolarites: [],
  lignes: {
    Nom: `${responsable.civilite} ${nomDeListe(responsable)}`.trim(),
    'Nom d’usage': responsable.nomUsage ?? '',
    'Prénom d’usage': responsable.prenomUsage ?? '',
    Adresse: lignesDAdresse(responsable).join(', '),
    Courriel: responsable.courriel ?? '',
    Téléphone: responsable.telephone ?? '',
    'Compte en ligne': responsable.sub ? 'oui' : 'non',
    Élèves: responsable.liens.map(({ eleve }) => nomComplet(eleve)).join(', '),
    Dossiers: dire(responsable.dossiers),
  },
});

export const DEUX_DEMANDES =
  'Ces deux élèves ont chacun une demande en cours la même année : une seule est possible. Faites abandonner celle qui est de trop par la famille, puis réunissez les fiches.';

export const DEUX_PRIMES =
  'Ces deux fiches ont chacune ouvert une prime d’équipement, qui n’est due qu’une fois : faites d’abord rectifier la décision qui est de trop.';

/** Why two records cannot be one, whatever the person says; null when nothing forbids it. */
export function defautDeReunion(garde: Fiche, reunie: Fiche): string | null {
  if (garde.reunieDans || reunie.reunieDans)
    return 'Une de ces fiches est déjà réunie à une autre : séparez-les d’abord.';
  if (reunie.reunit > 0)
    return 'La fiche à réunir en réunit déjà une autre : gardez celle-ci, ou séparez-les d’abord.';
  if (reunie.ine && !garde.ine) return 'Gardez la fiche qui porte l’INE.';
  if (reunie.ine && reunie.ine !== garde.ine)
    return 'Ces deux élèves ont chacun leur INE : ce sont deux personnes, ou un INE est mal saisi ; corrigez-le d’abord.';
  const vivants = ({ dossiers }: Fiche) => dossiers.filter(({ etat }) => ETATS_VIVANTS.includes(etat));
  const annees = vivants(garde).map((dossier) => dossier.rentree);
  const deux = garde.genre === 'eleve' && vivants(reunie).some(({ rentree }) => annees.includes(rentree));
  return deux ? DEUX_DEMANDES : null;
}
