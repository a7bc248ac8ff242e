/**
 * A client of the API Scolarité de l'élève, to copy: it asks for the status of a pupil, waits when the quota is used up, and
 * never takes an absence of answer for a "no". Node 22 or later, no dependency.
 */

/** Who is asked about. Give the établissement, or départements. */
export interface Eleve {
  nomNaissance: string;
  prenoms: readonly string[];
  sexe: 'M' | 'F';
  /** "2012-01-20" */
  naissance: string;
  /** "2026-2027" */
  anneeScolaire: string;
  codeEtablissement?: string;
  departements?: readonly string[];
}

/** What the service says: a status, nobody, or that it cannot say. */
export type Reponse =
  | { genre: 'trouve'; estBoursier: boolean | null; echelon: number | null }
  | { genre: 'inconnu' }
  | { genre: 'a_preciser'; pourquoi: string };

export interface Service {
  /** "https://…" for production, "https://…/essai" for the staging. */
  base: string;
  jeton: string;
  /** SIRET of the body that receives the data. */
  destinataire: string;
}

function adresseDe({ base, destinataire }: Service, eleve: Eleve): string {
  const [annee = '', mois = '', jour = ''] = eleve.naissance.split('-');
  const parametres = new URLSearchParams({
    recipient: destinataire,
    nomNaissance: eleve.nomNaissance,
    sexeEtatCivil: eleve.sexe,
    anneeDateNaissance: annee,
    moisDateNaissance: mois,
    jourDateNaissance: jour,
    anneeScolaire: eleve.anneeScolaire,
  });
  for (const prenom of eleve.prenoms.slice(0, 3)) parametres.append('prenoms[]', prenom);
  if (eleve.codeEtablissement) parametres.set('codeEtablissement', eleve.codeEtablissement);
  if (eleve.departements) {
    parametres.set('degreEtablissement', '2D');
    for (const departement of eleve.departements) parametres.append('codesBcnDepartements[]', departement);
  }
  return `${base}/v5/men/scolarites/identite?${parametres}`;
}

/** Asks for the status of a pupil. Throws an Error on a refusal of the token or of the form, and on a fault. */
export async function demanderLeStatut(service: Service, eleve: Eleve): Promise<Reponse> {
  const reponse = await fetch(adresseDe(service, eleve), {
    headers: { authorization: `Bearer ${service.jeton}` },
    signal: AbortSignal.timeout(15_000),
  });
  if (reponse.status === 429) {
    const secondes = Number(reponse.headers.get('retry-after') ?? 1);
    await new Promise((suite) => setTimeout(suite, secondes * 1_000));
    return demanderLeStatut(service, eleve);
  }
  const corps = await reponse.json();
  if (reponse.ok) {
    const { est_boursier = null, echelon_bourse = null } = corps.data;
    return { genre: 'trouve', estBoursier: est_boursier, echelon: echelon_bourse };
  }
  const [{ code, detail }] = corps.errors;
  if (reponse.status === 404) return { genre: 'inconnu' };
  if (code === '30015') return { genre: 'a_preciser', pourquoi: detail };
  throw new Error(`${code} : ${detail}`);
}
