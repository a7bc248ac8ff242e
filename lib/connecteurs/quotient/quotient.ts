/**
 * The family as CAF or MSA knows it (quotient familial, API Particulier v3). It decides nothing: it bears out that the pupil
 * is in somebody's charge. The attestation de paiement that the text asks for (annexes 2 and 3) stays a paper.
 */
import { z } from 'zod';
import { ouvrirAppels, POLITIQUE, type Politique, type Recu, SansReponse } from '../appel.ts';
import type { Tour, Tracer } from '../echange.ts';
import type { EtatCivilCherche } from '../etat-civil.ts';

interface Personne {
  nomNaissance: string;
  prenoms: string;
  /** "2012-05-03"; null when it is kept back. */
  naissance: string | null;
  sexe: 'F' | 'M' | null;
}

/** One file of the month, as its caisse keeps it. */
interface DossierFamilial {
  caisse: 'CNAF' | 'MSA';
  /** Whole euros a month. */
  quotient: number;
  annee: number;
  mois: number;
  allocataires: readonly Personne[];
  enfants: readonly Personne[];
}

export type ReponseFamiliale =
  | { genre: 'dossier'; dossier: DossierFamilial }
  /** No file in this name, or the allowances have ended. */
  | { genre: 'introuvable' }
  /** There is a file, and no quotient: the incomes have not come. */
  | { genre: 'sans_quotient' }
  /** The FranceConnect round trip has ended: it is to be made again. */
  | { genre: 'a_refaire' }
  | { genre: 'indisponible' }
  | { genre: 'fiche_a_corriger' };

/**
 * Never rejects for what the source answered; rejects with a SansFondement when nothing founds the call. `jeton`: access token
 * of a FranceConnect round trip made for this.
 */
export interface SourceFamiliale {
  parEtatCivil(qui: EtatCivilCherche, tracer: Tracer): Promise<ReponseFamiliale>;
  parFranceConnect(jeton: string, tracer: Tracer): Promise<ReponseFamiliale>;
}

export interface AccesAuQuotient {
  adresse: string;
  /** Our token of API Particulier. */
  jeton: string;
  /** SIRET of whoever asks. */
  siret: string;
  politique?: Politique;
  /** The turns of API Particulier. */
  tour: Tour;
}

const PersonneSchema = z
  .object({
    nom_naissance: z.string(),
    prenoms: z.string(),
    date_naissance: z.iso.date().nullish(),
    sexe: z.enum(['F', 'M']).nullish(),
  })
  .transform(
    (p): Personne => ({
      nomNaissance: p.nom_naissance,
      prenoms: p.prenoms,
      naissance: p.date_naissance ?? null,
      sexe: p.sexe ?? null,
    }),
  );

const CorpsSchema = z.object({
  data: z.object({
    quotient_familial: z.object({
      fournisseur: z.enum(['CNAF', 'MSA']),
      valeur: z.number().int(),
      annee: z.number().int(),
      mois: z.number().int().min(1).max(12),
    }),
    allocataires: z.array(PersonneSchema),
    enfants: z.array(PersonneSchema),
  }),
});
const ErreursSchema = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });

/** Codes of a token of FranceConnect that is none, or no more. */
const JETONS_FINIS = ['50001', '50002'];

function lire({ statut, corps }: Recu): ReponseFamiliale {
  if (statut === 200) {
    const { data: lu } = CorpsSchema.safeParse(corps);
    if (!lu) return { genre: 'indisponible' };
    const { quotient_familial: q, allocataires, enfants } = lu.data;
    const { fournisseur: caisse, valeur: quotient, annee, mois } = q;
    return { genre: 'dossier', dossier: { caisse, quotient, annee, mois, allocataires, enfants } };
  }
  const code = ErreursSchema.safeParse(corps).data?.errors[0]?.code ?? '';
  if (JETONS_FINIS.includes(code)) return { genre: 'a_refaire' };
  if (statut === 404) return { genre: 'introuvable' };
  if (statut === 400 || statut === 422) return { genre: 'fiche_a_corriger' };
  return { genre: 'indisponible' };
}

/** The parameters of a search by identity; a partial birth leaves out what it does not know. */
function recherche(qui: EtatCivilCherche): [string, string][] {
  const [annee = '', mois, jour] = qui.naissance.split('-');
  return [
    ['nomNaissance', qui.nomNaissance],
    ...qui.prenoms.map((prenom): [string, string] => ['prenoms[]', prenom]),
    ['sexeEtatCivil', qui.sexe],
    ['anneeDateNaissance', annee],
    ...(mois ? [['moisDateNaissance', mois] as [string, string]] : []),
    ...(jour ? [['jourDateNaissance', jour] as [string, string]] : []),
    ['codeCogInseePaysNaissance', qui.pays],
    ...(qui.commune ? [['codeCogInseeCommuneNaissance', qui.commune] as [string, string]] : []),
  ];
}

/** Said with a status of 502 though it is an answer: the file has no quotient, and asking again gives none. */
const SANS_QUOTIENT = '23502';

/** Opens the quotient familial; nothing is sent yet. */
export function ouvrirQuotient({
  adresse,
  jeton: sien,
  siret,
  politique = POLITIQUE,
  tour,
}: AccesAuQuotient): SourceFamiliale {
  const appeler = ouvrirAppels(politique, {
    tour,
    repond: (corps) =>
      Boolean(ErreursSchema.safeParse(corps).data?.errors.some(({ code }) => code === SANS_QUOTIENT)),
  });
  const demander = async (
    route: string,
    jeton: string,
    tracer: Tracer,
    parametres: [string, string][],
  ): Promise<ReponseFamiliale> => {
    const url = new URL(`/v3/dss/quotient_familial/${route}`, adresse);
    url.search = new URLSearchParams([...parametres, ['recipient', siret]]).toString();
    // API Particulier takes no number of ours: the trace keeps its own.
    await tracer('quotient_familial');
    try {
      const recu = await appeler(url, { headers: { Authorization: `Bearer ${jeton}` } });
      return recu.statut === 502 ? { genre: 'sans_quotient' } : lire(recu);
    } catch (erreur) {
      if (erreur instanceof SansReponse) return { genre: 'indisponible' };
      throw erreur;
    }
  };
  return {
    parEtatCivil: (qui, tracer) => demander('identite', sien, tracer, recherche(qui)),
    parFranceConnect: (jeton, tracer) => demander('france_connect', jeton, tracer, []),
  };
}
