import { GARDE_DES_ECHANGES } from '#lib/droit/consentement/textes.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';

/** What the interface covers and does not, and what its answers are worth. */
export const LIMITES: readonly string[] = [
  'Couverts : collèges et lycées publics et privés sous contrat, lycées militaires et maritimes, une partie du CNED, en métropole et outre-mer ; les établissements hors contrat habilités à recevoir des boursiers.',
  'Non couverts : premier degré, hors contrat sans habilitation, lycées agricoles, instruction en famille, BTS et classes préparatoires. Leurs élèves ne sont pas trouvés (30003), ni ceux dont la famille s’y oppose : rien ne les distingue.',
  'Seules les bourses nationales sur critères sociaux sont dites ; ni le mérite, ni les aides locales, ni les montants.',
  'est_boursier vaut null tant que la campagne est ouverte, ou qu’une demande attend sa décision. Ne refusez aucune aide sur un null : demandez plus tard, ou demandez la notification à la famille.',
  'Une bourse n’est dite qu’une fois notifiée à la famille ; le droit en cours du jour compte, un recours n’y change rien avant sa réponse.',
  'Les inscriptions suivent la base des établissements : elles sont relues chaque nuit, et data_date de /api/men_scolarite/ping dit de quel jour elles sont. Une année à venir est connue au collège vers la fin de juin, au lycée vers la fin d’août ; certains établissements privés n’apparaissent qu’en octobre.',
  'Le code MEF-Stat 11 vient de la nomenclature que l’établissement importe de sa base ; il vaut null tant qu’elle ne l’a pas donné, et n’est jamais déduit du code MEF.',
  'Le quotient familial, les revenus et la composition du foyer ne sont pas ici : ils se demandent à API Particulier et à l’API Impôt particulier, chacune par son habilitation ; la page des communes dit laquelle, avec ou sans FranceConnect. Cette interface ne passe pas par FranceConnect : l’identité suffit.',
  'Les réponses sont des données personnelles : elles servent à la seule aide de votre habilitation et se conservent le temps qu’elle dit. La documentation et ses exemples sont sous Licence Ouverte 2.0.',
  'Un jeton fait 20 requêtes par seconde, et 1 200 par minute sauf autre accord : au-delà, 429 et Retry-After. Les en-têtes RateLimit disent la fenêtre où il en reste le moins.',
  'Sans jeton reconnu, une adresse qui appelle plus de 1 000 fois par minute attend douze heures (429, Retry-After) ; un jeton ouvert n’est jamais arrêté par elle.',
  `Chaque appel laisse une trace de ${direDuree(GARDE_DES_ECHANGES)} (CRPA, R. 114-9-7) que la famille peut lire ; ce qui a été tapé n’y est pas.`,
];
