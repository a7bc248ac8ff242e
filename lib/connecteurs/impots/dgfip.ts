/** The three doors of the DGFiP: SFiP, R2P and Impôt particulier. */
import { ouvrirAppels, POLITIQUE, type Politique, type Recu, SansReponse } from '../appel.ts';
import type { Service, Tour } from '../echange.ts';
import type { EtatCivilCherche } from '../etat-civil.ts';
import { ouvrirJetons } from '../jetons.ts';
import { codeDErreur, lireSituation, spiLu } from './lire.ts';
import type { Demande, PersonneNommee, ReponseFiscale, SourceFiscale } from './reponse.ts';

export interface Acces {
  /** Address below which the three doors stand. */
  adresse: string;
  client: string;
  secret: string;
  /** Number of our téléservice, which SFiP asks for. */
  teleservice: string;
  /** By état civil: SFiP in one call, or R2P for the numéro fiscal and then Impôt particulier. */
  chemin: 'sfip' | 'r2p';
  /** Year of the incomes for which the service SFiP was opened: its route carries none. */
  anneeDeSfip: number;
  politique?: Politique;
  /** The turns of the DGFiP. */
  tour: Tour;
}

const ASSIETTES = 'application/prs.dgfip.part.situations.ir.assiettes.v1+json';
const SFIP = 'application/vnd.dgfip.sfip.v1.0+json';
const SEXE = { M: '1', F: '2' } as const;

/** "02/04/1985", "04/1985" or "1985". */
const naisDate = (naissance: string): string => naissance.split('-').reverse().join('/');

/** Two characters in metropolitan France for SFiP, three everywhere for R2P. */
const departementDe = (departement: string, chemin: Acces['chemin']): string =>
  chemin === 'sfip' && departement.startsWith('0') ? departement.slice(1) : departement;

/** What follows the département in the code of a commune: three characters, two overseas. */
const communeDe = (commune: string): string => commune.slice(/^9[78]/.test(commune) ? 3 : 2);

function recherche(qui: EtatCivilCherche, chemin: Acces['chemin']): URLSearchParams {
  const parametres = new URLSearchParams({
    nom: qui.nomNaissance,
    prenom: qui.prenoms[0] ?? '',
    sexe: SEXE[qui.sexe],
    naisDate: naisDate(qui.naissance),
    naisCodePays: qui.pays,
  });
  if (qui.departement) parametres.set('naisCodeDept', departementDe(qui.departement, chemin));
  if (qui.commune) parametres.set('naisCodeCommune', communeDe(qui.commune));
  return parametres;
}

/** Errors by their status, where the door has no better word for it. */
function lireErreur({ statut, corps }: Recu, selon: Partial<Record<number, ReponseFiscale>>): ReponseFiscale {
  const connue = selon[statut];
  if (connue) return connue;
  if (statut === 400) return { genre: 'fiche_a_corriger' };
  // 410 is said where 416 is on sister routes, under the same two codes.
  if (statut === 410 || statut === 416)
    return codeDErreur(corps) === 4102 ? { genre: 'introuvable' } : { genre: 'sans_chiffres' };
  return { genre: 'indisponible' };
}

/** Opens the doors of the DGFiP; nothing is sent yet. */
export function ouvrirDgfip(acces: Acces): SourceFiscale {
  const appeler = ouvrirAppels(acces.politique ?? POLITIQUE, { tour: acces.tour });
  const jetons = ouvrirJetons(acces, appeler);

  const lire = async (
    service: Service,
    chemin: string,
    { tracer }: Demande,
    entetes: Record<string, string>,
    parametres = new URLSearchParams(),
  ): Promise<Recu> => {
    const adresse = new URL(chemin, acces.adresse);
    adresse.search = parametres.toString();
    const correlation = await tracer(service);
    const envoyer = async () =>
      await appeler(adresse, {
        headers: {
          Authorization: `Bearer ${await jetons.prendre()}`,
          'X-Correlation-ID': correlation,
          ID_Teleservice: acces.teleservice,
          ...entetes,
        },
      });
    const recu = await envoyer();
    if (recu.statut !== 401) return recu;
    // The gateway may end a token before its time: once, another is taken.
    jetons.oublier();
    return await envoyer();
  };

  const parSfip = async (qui: EtatCivilCherche, demande: Demande): Promise<ReponseFiscale> => {
    const recu = await lire(
      'sfip',
      '/sfip/v1/demandeDeService/02AA/personne',
      demande,
      { Accept: SFIP },
      recherche(qui, 'sfip'),
    );
    if (recu.statut === 200)
      return lireSituation(recu.corps, qui, { annee: demande.annee, anneeDite: acces.anneeDeSfip });
    return lireErreur(recu, { 403: { genre: 'ambigue' }, 404: { genre: 'introuvable' } });
  };

  const assiettes = async (
    chemin: string,
    qui: PersonneNommee,
    demande: Demande,
    entetes: Record<string, string> = {},
  ): Promise<ReponseFiscale> => {
    const recu = await lire(
      'impot_particulier',
      `/impotparticulier/1.0${chemin}/situations/ir/assiettes/annrev/${demande.annee}`,
      demande,
      { Accept: ASSIETTES, ...entetes },
    );
    if (recu.statut === 200)
      return lireSituation(recu.corps, qui, { annee: demande.annee, anneeDite: demande.annee });
    return lireErreur(recu, { 403: { genre: 'protegee' }, 404: { genre: 'introuvable' } });
  };

  const parR2p = async (qui: EtatCivilCherche, demande: Demande): Promise<ReponseFiscale> => {
    const recu = await lire('r2p', '/r2p/v1/personne/spi', demande, {}, recherche(qui, 'r2p'));
    const spi = recu.statut === 200 ? spiLu(recu.corps) : null;
    if (spi) return await assiettes(`/spi/${spi}`, qui, demande);
    return lireErreur(recu, { 403: { genre: 'ambigue' }, 404: { genre: 'introuvable' } });
  };

  const sauve = (reponse: Promise<ReponseFiscale>): Promise<ReponseFiscale> =>
    reponse.catch((erreur: unknown) => {
      if (erreur instanceof SansReponse) return { genre: 'indisponible' };
      throw erreur;
    });

  return {
    parEtatCivil: (qui, demande) =>
      sauve(acces.chemin === 'sfip' ? parSfip(qui, demande) : parR2p(qui, demande)),
    parNumeroFiscal: (spi, qui, demande) =>
      // A number that is none is our record's fault: nothing is sent.
      /^\d{13}$/.test(spi)
        ? sauve(assiettes(`/spi/${spi}`, qui, demande))
        : Promise.resolve({ genre: 'fiche_a_corriger' }),
    parFranceConnect: (jeton, qui, demande) =>
      sauve(assiettes('', qui, demande, { 'X-FranceConnect-OAuth': jeton })),
  };
}
