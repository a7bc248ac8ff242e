/** `npm run epreuve -- api [COUNT [SEED]]`: requests of chance to the interface for administrations. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ouvrirBase } from '#bench/base.ts';
import { COMMUNE, jetonEnSql } from '#monde/jetons.ts';
import { ELEVES, SCOLARITES } from '#monde/population.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { Panne } from '#scripts/panne.ts';
import { type Justes, tirerLesRequetes } from './api/requetes.ts';

export const titre = 'Des requêtes de hasard à l’interface pour les administrations : aucune réponse 5xx.';

/** Requests at once, and between two words on how far it went. */
const DE_FRONT = 16;
const PALIER = 5_000;

function justesDe(rang: number): Justes {
  const eleve = ELEVES[rang % ELEVES.length];
  const scolarite = SCOLARITES.find(({ eleveId }) => eleveId === eleve?.id);
  const [annee = '', mois = '', jour = ''] = eleve?.naissance.split('-') ?? [];
  return {
    ...{ recipient: COMMUNE, nomNaissance: eleve?.nom, 'prenoms[]': [eleve?.prenom ?? ''] },
    ...{ sexeEtatCivil: eleve?.sexe, anneeDateNaissance: annee, moisDateNaissance: mois },
    ...{ jourDateNaissance: jour, anneeScolaire: '2026-2027', codeEtablissement: scolarite?.uai },
  };
}

/**
 * @param args how many requests (100 000), and the seed they are drawn from (1)
 * @throws {Panne} when an answer is a fault of ours, with the requests to send again
 */
export async function run([count = '100000', seed = '1']: string[]): Promise<void> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    // Several tokens: most requests must go past the quota.
    const emis = Array.from({ length: 200 }, () => jetonEnSql());
    await base.executer(emis.map(({ sql }) => sql).join('\n'));
    const site = spawn(
      process.execPath,
      ['--conditions=react-server', 'tests/actes/appui/serveur-interface.ts'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [dit] = await once(site.stdout, 'data');
    const fautes: string[] = [];
    const statuts: Record<number, number> = {};
    let envoyees = 0;
    const appelant = async () => {
      while (envoyees < Number(count)) {
        const rang = envoyees++;
        const adresse = tirerLesRequetes(Number(seed) + rang, justesDe(rang))();
        const { texte } = emis[rang % emis.length]?.jeton ?? { texte: '' };
        const reponse = await fetch(`http://127.0.0.1:${String(dit).trim()}${adresse}`, {
          headers: { authorization: `Bearer ${texte}` },
        });
        await reponse.arrayBuffer();
        statuts[reponse.status] = (statuts[reponse.status] ?? 0) + 1;
        if (reponse.status >= 500) fautes.push(`${reponse.status} ${adresse}`);
        if ((rang + 1) % PALIER === 0) console.log(`${rang + 1} requêtes, ${fautes.length} faute(s)`);
      }
    };
    await Promise.all(Array.from({ length: DE_FRONT }, appelant)).finally(() => site.kill());
    console.log(JSON.stringify(statuts));
    if (fautes.length > 0)
      throw new Panne(`${fautes.length} réponses sont nos fautes :\n${fautes.join('\n')}`);
  } finally {
    await base.fermer();
  }
}
