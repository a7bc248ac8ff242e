/** One process of the bench of letters: prints a share of the batch each time it is told to, and says when it is done. */

import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { cleDeFichier, ouvrirStockage } from '#lib/connecteurs/stockage.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';

/** `constante`: the engine on one letter again and again. `moteur`: on letters composed before. `lot`: facts to file. */
export interface Ordre {
  travail: 'constante' | 'moteur' | 'lot';
  debut: number;
  nombre: number;
  dossier: string;
}

function lettre(numero: number): Courrier {
  const composition = composerCourrier({
    genre: 'attribution',
    reference: `L-2026-${String(numero).padStart(6, '0')}`,
    lieu: 'Lille',
    date: jour('2026-10-21'),
    service: {
      nom: 'Service académique des bourses',
      adresse: ['1 rue Claude-Bernard', '59000 Lille'],
      telephone: '03 20 00 00 01',
      courriel: 'sab@bourses.example',
    },
    destinataire: {
      nom: `Mme Durand ${numero.toString(36)}`,
      adresse: [`${numero} rue des Lilas`, '59000 Lille'],
    },
    eleve: { nom: 'Durand', prenom: `Zoé ${numero.toString(36)}`, classe: '2de 4' },
    etablissement: { nom: 'Lycée des Deux-Caps', commune: 'Gravelines' },
    rentree: rentree(2026),
    type: 'lycee',
    branche: 'lycee_public',
    departement: '59',
    academie: 'de Lille',
    signataire: { prenom: 'Amadou', nom: 'Diallo', qualite: 'Le directeur académique', service: 'SAB' },
    envoi: 'teleservice',
    calcul: 'assiste',
    chiffres: { anneeDesRevenus: 2025, ressources: 10_000 + (numero % 6_000), enfants: 2, plafond: 16_163 },
    bourse: { echelon: 3, annuel: euros(732), trimestres: [euros(244), euros(244), euros(244)] },
    primes: [],
  });
  if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
  return composition.courrier;
}

/** Letters being stored at once. */
const EN_COURS = 4;

const tour = (): Promise<void> => new Promise((suite) => setImmediate(suite));

async function executer({ travail, debut, nombre, dossier }: Ordre): Promise<number> {
  const numeros = Array.from({ length: nombre }, (_, i) => debut + i);
  const pretes = travail === 'lot' ? [] : numeros.map((n) => lettre(travail === 'constante' ? 0 : n));
  const stockage = ouvrirStockage({ sorte: 'disque', dossier });
  const depart = performance.now();
  for (const courrier of pretes) {
    produirePdf(courrier);
    await tour();
  }
  // As a worker with several jobs at hand: the next letter is printed while the disk confirms those before.
  const rangements: Promise<void>[] = [];
  for (const numero of travail === 'lot' ? numeros : []) {
    const cle = cleDeFichier(numero.toString(16).padStart(32, '0'));
    rangements.push(stockage.deposer(cle, produirePdf(lettre(numero)), 'application/pdf'));
    await (rangements.length > EN_COURS ? rangements.shift() : tour());
  }
  await Promise.all(rangements);
  return performance.now() - depart;
}

process.on('message', async (ordre: Ordre) => {
  process.send?.(await executer(ordre));
});
