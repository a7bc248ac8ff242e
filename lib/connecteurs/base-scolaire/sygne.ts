/**
 * The school base by the routes of SYGNE: one établissement and one school year a reading, given as the records that files
 * of Siècle give. A reading that stops in the middle fails whole: what it has not seen is not absent from the base.
 */
import { createHash } from 'node:crypto';
import { Refus } from '#lib/technique/refus.ts';
import { type Appeler, ouvrirAppels, POLITIQUE, type Politique, type Recu, SansReponse } from '../appel.ts';
import { type Compte, ouvrirJetons } from '../jetons.ts';
import { type Brut, type EnregistrementLu, type GenreLu, lire } from './lu.ts';
import type { Lecture } from './siecle.ts';

export interface AccesSygne extends Compte {
  politique?: Politique;
}

/** The routes of SYGNE, with an account of ours. */
export interface Sygne {
  /**
   * One établissement, one year, as `recevoirLectures` takes it. `exporteLe`: Paris time of the asking, without zone. Throws
   * Refus introuvable, SansReponse.
   */
  lire: (uai: string, rentree: number, exporteLe: string) => AsyncGenerator<Lecture>;
}

/** The list of a large lycée goes over what is said of one person. */
const LISTE_MAX = 8_000_000;

/** Records given together. */
const TRANCHE = 500;

/** Answers kept to ask only for what changed; beyond, the oldest goes. */
const GARDEES = 4_000;

type Objet = Record<string, unknown>;
const objet = (lu: unknown): Objet => (typeof lu === 'object' && lu !== null ? (lu as Objet) : {});
const texte = (lu: unknown): string | undefined =>
  typeof lu === 'string' && lu.trim() !== '' ? lu.trim() : undefined;
const liste = (lu: unknown, nom: string): Objet[] => {
  if (!Array.isArray(lu)) throw new SansReponse(`${nom} : une liste était attendue`);
  return lu.map(objet);
};

const SEXES: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' };

/** Country on three figures, whichever of its two ways SYGNE writes it. */
const pays = (lu: unknown): string | undefined => texte(lu)?.slice(-3);

/** Three characters of the département of a commune: "75112" is in "075", "2A004" in "02A", "97105" in "971". */
const departement = (commune: string | undefined): string | undefined =>
  commune && (commune >= '97' ? commune.slice(0, 3) : commune.slice(0, 2).padStart(3, '0'));

/** SYGNE gives persons no key: the same names, address and means of contact are the same person of this établissement. */
const empreinte = (...dits: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(dits)).digest('base64url');

/** Calls with the token of the moment, and with the mark of the answer that is already known. */
function ouvrirRoutes(acces: AccesSygne) {
  const appeler: Appeler = ouvrirAppels({ tailleMax: LISTE_MAX, ...(acces.politique ?? POLITIQUE) });
  const jetons = ouvrirJetons(acces, appeler);
  const gardees = new Map<string, Recu>();

  const envoyer = async (adresse: URL): Promise<Recu> => {
    const connue = gardees.get(adresse.href);
    const recu = await appeler(adresse, {
      headers: {
        Authorization: `Bearer ${await jetons.prendre()}`,
        Accept: 'application/json',
        'Compression-Zip': 'non',
        ...(connue?.etiquette ? { 'If-None-Match': connue.etiquette } : {}),
      },
    });
    if (recu.statut === 304 && connue) return connue;
    gardees.delete(adresse.href);
    const [ancienne] = gardees.size >= GARDEES ? gardees.keys() : [];
    if (ancienne !== undefined) gardees.delete(ancienne);
    if (recu.statut === 200 && recu.etiquette) gardees.set(adresse.href, recu);
    return recu;
  };

  /** What a route says; null when it does not know whom it is asked of. */
  return async (chemin: string): Promise<unknown> => {
    const adresse = new URL(`sygne/${chemin}`, acces.adresse);
    let recu = await envoyer(adresse);
    if (recu.statut === 401) {
      // A token may end before its time: once, another is taken.
      jetons.oublier();
      recu = await envoyer(adresse);
    }
    if (recu.statut === 404) return null;
    if (recu.statut !== 200) throw new SansReponse(`statut ${recu.statut}`);
    if (recu.corps === undefined) throw new SansReponse('réponse qui n’est pas du JSON');
    return recu.corps;
  };
}

type Routes = ReturnType<typeof ouvrirRoutes>;

/** Gives each record its place among those of its kind. */
function numeroter() {
  const rangs: Partial<Record<GenreLu, number>> = {};
  return (genre: GenreLu, champs: Omit<Brut, 'numero'>): EnregistrementLu => {
    const numero = (rangs[genre] ?? 0) + 1;
    rangs[genre] = numero;
    return lire(genre, { numero, ...champs });
  };
}

/** A pupil, from the list of the établissement and from its own route, which knows the rest of the état civil. */
function champsDeLEleve(vu: Objet, fiche: Objet, cle: string): Omit<Brut, 'numero'> {
  const commune = texte(fiche.inseeCommuneNaissance);
  const pre = [fiche.prenom2, fiche.prenom3].flatMap((lu) => texte(lu) ?? []);
  return {
    cle,
    ine: vu.ine,
    nom: vu.nom,
    nomUsage: fiche.nomUsage === vu.nom ? undefined : fiche.nomUsage,
    prenom: texte(fiche.prenom1) ?? vu.prenom,
    autresPrenoms: pre.length > 0 ? pre.join(' ') : undefined,
    naissance: vu.dateNaissance,
    paysNaissance: pays(fiche.inseePaysNaissance),
    departementNaissance: departement(commune),
    communeNaissance: commune,
    sexe: SEXES[texte(vu.codeSexe) ?? ''],
    regime: vu.codeRegime,
    statut: vu.codeStatut,
    mef: texte(vu.codeMefRatt) ?? vu.codeMef,
    entreeLe: vu.dateDebSco,
    sortieLe: vu.dateFinSco,
  };
}

/** A responsable, its address and its link to the pupil. */
function* responsableDe(
  ecrire: ReturnType<typeof numeroter>,
  cleEleve: string,
  vu: Objet,
  vues: Set<string>,
): Generator<EnregistrementLu> {
  const adresse = objet(vu.adrResidenceResp);
  const lignes = [1, 2, 3, 4].flatMap((rang) => texte(adresse[`adresseLigne${rang}`]) ?? []);
  const lieu = [lignes, adresse.codePostal, adresse.libelleCommune, adresse.codePays];
  const cleAdresse = lignes.length > 0 || texte(adresse.codePostal) ? empreinte(lieu) : undefined;
  const contact = [vu.email, vu.telephonePersonnel, vu.telephonePortable];
  const cle = empreinte(vu.nomFamille, vu.prenom, lieu, contact);
  if (cleAdresse && !vues.has(cleAdresse)) {
    vues.add(cleAdresse);
    yield ecrire('adresse', {
      cle: cleAdresse,
      lignes,
      codePostal: adresse.codePostal,
      commune: adresse.libelleCommune,
      communeInsee: adresse.codeCommuneInsee,
      pays: pays(adresse.codePays),
    });
  }
  if (!vues.has(cle)) {
    vues.add(cle);
    yield ecrire('responsable', {
      cle,
      civilite: vu.codeCivilite,
      nom: vu.nomFamille,
      nomUsage: vu.nomUsage,
      prenom: vu.prenom,
      telephonePersonnel: vu.telephonePersonnel,
      telephonePortable: vu.telephonePortable,
      courriel: vu.email,
      accepteSms: vu.accepteSms ?? undefined,
      cleAdresse,
    });
  }
  yield ecrire('lien', {
    cleEleve,
    cleResponsable: cle,
    parente: vu.codeLienEleveResponsable,
    niveau: vu.codeNiveauResponsabilite,
    paieLesFrais: vu.paieFraisScolaires ?? undefined,
    percoitLesAides: vu.percoitAides ?? undefined,
  });
}

/** The records of the pupils of a list, each with its responsables; who has no INE has the list alone. */
async function* enregistrementsDe(
  routes: Routes,
  eleves: readonly Objet[],
): AsyncGenerator<EnregistrementLu> {
  const ecrire = numeroter();
  const vues = new Set<string>();
  for (const vu of eleves) {
    const ine = texte(vu.ine);
    const chemin = `eleves/${encodeURIComponent(ine ?? '')}`;
    const [fiche, responsables] = ine
      ? await Promise.all([routes(chemin), routes(`${chemin}/responsables`)])
      : [null, null];
    const cle = ine ?? `sans-ine-${empreinte(vu.nom, vu.prenom, vu.dateNaissance).slice(0, 20)}`;
    yield ecrire('eleve', champsDeLEleve(vu, objet(fiche), cle));
    if (texte(vu.classe)) yield ecrire('division', { cleEleve: cle, code: vu.classe });
    for (const responsable of responsables === null ? [] : liste(responsables, 'responsables'))
      yield* responsableDe(ecrire, cle, responsable, vues);
  }
}

/** Opens SYGNE with an account of ours; its patience and what it knows already are shared by all the readings. */
export function ouvrirSygne(acces: AccesSygne): Sygne {
  const routes = ouvrirRoutes(acces);
  return {
    lire: async function* (uai, rentree, exporteLe) {
      const chemin = `etablissements/${encodeURIComponent(uai)}/eleves?statut=ST&annee-scolaire=${rentree}`;
      const lus = await routes(chemin);
      if (lus === null)
        throw new Refus('introuvable', `La base des élèves ne connaît pas l’établissement ${uai}.`);
      const eleves = liste(lus, 'élèves');
      if (eleves.some(({ codeUai, anneeScolaire }) => codeUai !== uai || Number(anneeScolaire) !== rentree))
        throw new SansReponse('élèves d’un autre établissement ou d’une autre année');
      const entete = { source: 'sygne' as const, uai, rentree, exporteLe };
      for (const contenu of ['eleves', 'responsables'] as const) yield { entete, contenu };
      let tranche: EnregistrementLu[] = [];
      for await (const lu of enregistrementsDe(routes, eleves)) {
        tranche.push(lu);
        if (tranche.length < TRANCHE) continue;
        yield { enregistrements: tranche };
        tranche = [];
      }
      if (tranche.length > 0) yield { enregistrements: tranche };
    },
  };
}
