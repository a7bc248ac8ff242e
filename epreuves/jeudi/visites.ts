/** Pages of agents and families, asked of the site through HTTP. */
import { cookieDe } from '#bench/site.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { DANS_LA_FOULE } from '#monde/foule.ts';
import { chefDuCollege, uaiDuCollege } from './colleges.ts';
import type { Ouvrage } from './passage.ts';

/** People signed in who open one page. */
async function page(
  site: string,
  nom: string,
  deFront: number,
  [fournisseur, sub]: readonly ['agents' | 'familles', string],
  adresse: string,
): Promise<Ouvrage> {
  const cookie = await cookieDe(fournisseur, sub, process.env.NEXTAUTH_SECRET ?? '');
  return {
    nom,
    deFront,
    async faire() {
      const reponse = await fetch(site + adresse, { headers: { cookie }, redirect: 'manual' });
      await reponse.arrayBuffer();
      if (reponse.status !== 200) throw new Error(`réponse ${reponse.status} à ${adresse}`);
      return true;
    },
  };
}

/** The pages that are opened while a trimestre is closed. */
export const pagesDeLaCloture = (site: string, deFront: number): Promise<Ouvrage[]> =>
  Promise.all([
    page(
      site,
      'SAB : l’assistant de l’académie',
      deFront,
      ['agents', agentDeLAcademie('09', 'responsable_sab')],
      '/agent/fin-de-trimestre',
    ),
    page(
      site,
      'chef : l’assistant du collège',
      deFront,
      ['agents', chefDuCollege(DANS_LA_FOULE.etablissements)],
      `/agent/fin-de-trimestre?uai=${uaiDuCollege(DANS_LA_FOULE.etablissements)}`,
    ),
    page(
      site,
      'famille : ses enfants',
      deFront,
      ['familles', DANS_LA_FOULE.parent(DANS_LA_FOULE.temoin + 1)],
      '/famille',
    ),
  ]);

/** The pages that are opened all day on the third Thursday. */
export const pagesDuJeudi = (site: string, deFront: number): Promise<Ouvrage[]> =>
  Promise.all([
    page(
      site,
      'établissement : la liste',
      deFront,
      ['agents', agentDe('collegePublic', 'chef_etablissement')],
      '/agent/dossiers',
    ),
    page(
      site,
      'SAB : la liste',
      deFront,
      ['agents', agentDeLAcademie('09', 'responsable_sab')],
      '/agent/dossiers',
    ),
    page(site, 'famille : ses enfants', deFront, ['familles', DANS_LA_FOULE.parent(100)], '/famille'),
  ]);
