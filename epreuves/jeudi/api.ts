/** Administrations that ask the interface of the site. */
import { COMMUNE } from '#monde/jetons.ts';
import { ELEVES, SCOLARITES } from '#monde/population.ts';
import type { Ouvrage } from './passage.ts';

function adresseDIdentite(rang: number): string {
  const eleve = ELEVES[rang % ELEVES.length];
  const { uai = '' } = SCOLARITES.find(({ eleveId }) => eleveId === eleve?.id) ?? {};
  const [annee = '', mois = '', jour = ''] = eleve?.naissance.split('-') ?? [];
  const recherche = new URLSearchParams({
    ...{ recipient: COMMUNE, nomNaissance: eleve?.nom ?? '', 'prenoms[]': eleve?.prenom ?? '' },
    ...{ sexeEtatCivil: eleve?.sexe ?? '', anneeDateNaissance: annee, moisDateNaissance: mois },
    ...{ jourDateNaissance: jour, anneeScolaire: '2026-2027', codeEtablissement: uai },
  });
  return `/v5/men/scolarites/identite?${recherche}`;
}

/** What a token or a quota answers: the others say something of the question. */
const REFUS = [401, 403, 429];

/** Administrations that ask about a pupil, each call with another token in turn. */
export const interroger = (url: string, deFront: number, jetons: readonly string[]): Ouvrage => ({
  nom: 'API : un élève',
  deFront,
  async faire(rang) {
    const reponse = await fetch(url + adresseDIdentite(rang), {
      headers: { authorization: `Bearer ${jetons[rang % jetons.length]}` },
    });
    await reponse.arrayBuffer();
    if (reponse.status >= 500 || REFUS.includes(reponse.status)) throw new Error(`réponse ${reponse.status}`);
    return true;
  },
});
