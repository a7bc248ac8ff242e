/** The names that a person bears beside the registry: typed, found, written on letters, corrected. */
import { describe, expect, test } from 'vitest';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { jour } from '#lib/droit/date.ts';
import { creerEleve } from '#lib/eleve/actes.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { CorrigerEleveSchema, EleveSchema } from '#lib/eleve/schema.ts';
import { corrigerEleve } from '#lib/personne/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

const LE = le('2026-11-10');
const saisie = (ecarts: Record<string, string>) =>
  EleveSchema.parse({
    nom: 'Beaurepaire',
    prenom: 'Maxime',
    sexe: 'M',
    naissance: '14/07/2014',
    uai: ETABLISSEMENTS.collegePublic.uai,
    classe: '5A',
    regime: 'externe',
    entreeLe: '01/09/2026',
    ...ecarts,
  });

describe('the prénom d’usage of a pupil', () => {
  test('is found as the one of the registry is, with each name, and no more once corrected away', async () => {
    const portee = await acteur(nouvelleScene('collegePublic'), 'secretariat', LE);
    const id = await creerEleve(portee, saisie({ prenomUsage: 'Cassiopée', nomUsage: 'Zwingel' }), RENTREE);
    const trouves = async (texte: string) =>
      (await chercherEleves(portee, texte, RENTREE)).map((eleve) => eleve.id);
    for (const texte of ['cassiopee beaurepaire', 'Zwingel Cassiopée', 'maxime beaurepaire', 'cassiopee'])
      expect(await trouves(texte)).toContain(id);

    const [scolarite] = await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1', [id]);
    await corrigerEleve(
      portee,
      CorrigerEleveSchema.parse({
        nom: 'Beaurepaire',
        nomUsage: 'Zwingel',
        prenom: 'Maxime',
        prenomUsage: '',
        sexe: 'M',
        naissance: '14/07/2014',
        scolariteId: scolarite?.id,
        revision: 0,
        motivation: MOTIVATION,
      }),
    );
    expect(await trouves('cassiopee')).not.toContain(id);
    const [gardee] = await lire('SELECT avant, apres FROM correction_eleve WHERE eleve_id = $1', [id]);
    expect(gardee).toEqual({ avant: { prenomUsage: 'Cassiopée' }, apres: { prenomUsage: null } });
  });

  test('refuses: a homonym who bears it, born the same day', async () => {
    const portee = await acteur(nouvelleScene('collegePublic'), 'secretariat', LE);
    await creerEleve(portee, saisie({ nom: 'Quintrec', prenomUsage: 'Alix' }), RENTREE);
    await expect(
      creerEleve(portee, saisie({ nom: 'QUINTREC', prenom: 'alix' }), RENTREE),
    ).rejects.toMatchObject({ code: 'conflit', champ: 'homonyme' });
    await expect(
      creerEleve(portee, saisie({ nom: 'Quintrec', prenom: 'Rose', prenomUsage: 'Alix' }), RENTREE),
    ).rejects.toMatchObject({ code: 'conflit' });
    await expect(
      creerEleve(portee, saisie({ nom: 'Quintrec', prenom: 'Rose' }), RENTREE),
    ).resolves.toBeTypeOf('string');
  });
});

test('a letter is addressed to the names borne, and is about the pupil of the registry', async () => {
  const s = await deposerAvec((saisie) => ({
    ...saisie,
    demandeur: {
      ...saisie.demandeur,
      responsableId: undefined,
      civilite: 'M.',
      nom: 'Aubertin',
      nomUsage: 'Roy',
      prenom: 'Frédérique',
      prenomUsage: 'Fred',
    },
  }));
  const portee = porteeSysteme(jour('2026-11-10'));
  const [courrier] = await lire<{ id: string }>('SELECT id FROM courrier WHERE dossier_id = $1', [
    s.dossierId,
  ]);
  const id = courrier?.id ?? '';
  const faits = await enPortee(portee, (tx) => faitsDesCourriers(tx, [id]));
  const lus = faits.get(id);
  if (!lus) throw new Error('pas de courrier');
  const donnees = donneesDuCourrier({ ...lus, eleve: { ...lus.eleve, prenomUsage: 'Max' } });
  expect(donnees.destinataire.nom).toBe('M. Fred Roy');
  expect(donnees.eleve).toMatchObject({ prenomUsage: 'Max', nom: s.foyer.eleves[0]?.nom });
  const [gardee] = await lire(
    'SELECT r.nom, r.nom_usage, r.prenom, r.prenom_usage FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1',
    [s.dossierId],
  );
  expect(gardee).toEqual({ nom: 'Aubertin', nom_usage: 'Roy', prenom: 'Frédérique', prenom_usage: 'Fred' });
});
