/** Pages of agents and families, asked of the site through HTTP. */
import { cookieDe } from '#bench/site.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { DANS_LA_FOULE } from '#monde/foule.ts';
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

/** The pages that are opened all day. */
export const pages = (site: string, deFront: number): Promise<Ouvrage[]> =>
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
