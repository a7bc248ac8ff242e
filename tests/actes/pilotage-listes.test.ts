/** Each number of each picture opens the list that it counts, to who sees the picture: the links of the page are walked. */
import { createElement } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { FigureDesDelais, FigureDesDepots } from '#app/(agent)/agent/pilotage/figures.tsx';
import { FigureDesLieux } from '#app/(agent)/agent/pilotage/lieux.tsx';
import { ouAgir } from '#app/(agent)/agent/pilotage/liste/ou-agir.ts';
import { FiguresEnBarres } from '#app/(agent)/agent/pilotage/listes.tsx';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { FiltresSchema } from '#lib/bannette/schema.ts';
import { chosesComptees, LISTES } from '#lib/denombrement/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { matiereDesFigures } from '#lib/figure/queries.ts';
import { etatsDuLieu } from '#lib/pilotage/faits.ts';
import { chiffresDuPerimetre, lieuxDUneLigne, seulLieu } from '#lib/pilotage/queries.ts';
import {
  type FiltresDePilotage,
  FiltresDePilotageSchema,
  LigneDeFigureSchema,
  type SERIES,
} from '#lib/pilotage/schema.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { transferer } from '#lib/transfert/actes.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { lireLaPage } from '#tests/rendu.ts';
import { ACADEMIE, COLLEGE, campagneComptee, JOUR } from './appui/campagne-comptee.ts';
import { etatFige } from './appui/etats.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, inscrireAilleurs, nouvelleScene } from './appui/preparation.ts';
import { falsifier } from './appui/proprietaire.ts';

const personnes = {} as Record<'chef' | 'sab' | 'delegue' | 'quitte', Portee>;

/** A boursier of the lycée, paid there or in debt there, then gone on in another: what was done of the sum stays where it was. */
async function boursierParti(vers: NomEtablissement, somme: 'payee' | 'due'): Promise<void> {
  const s = await dossierA('notifiee', 'lycee_public');
  await etatFige(s, { brut: 35_700, jour: '2026-10-15' });
  await falsifier(
    somme === 'due'
      ? `UPDATE boursier_a_payer SET dette_avant = 37_400, dette_apres = 1_700, a_verser = 0 WHERE dossier_id = '${s.dossierId}'`
      : `WITH v AS (INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, jour)
           SELECT gen_random_uuid(), 'P-' || dossier_id, etat_id, dossier_id, uai, 'agent_comptable', 35_700, '2026-10-20'
           FROM boursier_a_payer WHERE dossier_id = '${s.dossierId}' RETURNING id)
         INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, motif, auteur_id, auteur_nom)
           SELECT gen_random_uuid(), v.id, 1, 'paye', '2026-10-25', 'A', gen_random_uuid(), 'A' FROM v`,
  );
  const accueil = await inscrireAilleurs(s, vers, '2026-11-03');
  await accomplir(
    await acteur(s, 'gestionnaire_sab', JOUR),
    transferer({ dossierId: s.dossierId, version: s.version }, { accueil, sortieLe: le('2026-10-31') }),
  );
}

beforeAll(async () => {
  await campagneComptee();
  const ailleurs = nouvelleScene('lyceePolyvalent');
  await saisir(ailleurs, le('2026-09-10'));
  await verbes.deposer(ailleurs, le('2026-09-10'));
  await boursierParti('lyceePrive', 'payee');
  await boursierParti('lyceeToulouse', 'due');
  await boursierParti('lyceeToulouse', 'payee');
  await releverLesChiffres(JOUR);
  personnes.chef = await agent(agentDe('collegePublic', 'chef_etablissement'), JOUR);
  personnes.sab = await agent(agentDeLAcademie(ACADEMIE, 'responsable_sab'), JOUR);
  personnes.quitte = await agent(agentDe('lyceePublic', 'chef_etablissement'), JOUR);
  personnes.delegue = await agent(agentDeLAcademie(ACADEMIE, 'delegue_recteur'), JOUR);
});

/** The pictures of the page, as it draws them. */
async function dessiner(portee: Portee, filtres: FiltresDePilotage): Promise<string> {
  const matiere = await matiereDesFigures(portee, RENTREE, filtres);
  const commun = { comptes: matiere.comptes, face: matiere.face, filtres };
  const ouvre = !filtres.arrete;
  return lireLaPage(
    createElement(
      'div',
      null,
      createElement(FigureDesDepots, { ...matiere, annee: RENTREE, filtres, ouvre }),
      createElement(FiguresEnBarres, { ...commun, portee }),
      createElement(FigureDesDelais, { ...commun, ouvre }),
      createElement(FigureDesLieux, {
        lieux: { genre: 'departements', lignes: matiere.departements },
        filtres,
        ouvre,
      }),
      createElement(FigureDesLieux, { lieux: matiere.lieux, filtres, ouvre }),
    ),
  );
}

const texte = (html: string): string => html.replace(/<[^>]+>/g, '').trim();
const nombre = (html: string): number => Number(texte(html).replace(/\s/g, ''));
const lienDe = (html: string): string | null =>
  html.match(/<a [^>]*href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? null;

/** A number of a picture, and where it leads. */
interface Annonce {
  figure: string;
  quoi: string;
  nombre: number;
  vers: string | null;
}

/** What every line of every picture says: the head of a line leads to its first number, of a day to all that its channels add. */
function annonces(html: string): Annonce[] {
  return html
    .split('<section')
    .slice(1)
    .flatMap((section) => {
      const figure =
        section
          .match(/id="figure-(\w+)"|aria-label="(Dépôts)/)
          ?.slice(1)
          .find(Boolean) ?? '';
      const corps = section.match(/<tbody>(.*?)<\/tbody>/s)?.[1] ?? '';
      return corps
        .split('<tr')
        .slice(1)
        .flatMap((ligne) => {
          const tete = ligne.match(/<th scope="row">(.*?)<\/th>/s)?.[1] ?? '';
          const cellules = [...ligne.matchAll(/<td class="barres__nombre"[^>]*>(.*?)<\/td>/gs)].map(
            ([, lue = '']) => lue,
          );
          const premiers = figure === 'Dépôts' ? cellules.slice(0, -1) : cellules.slice(0, 1);
          const siens = premiers.slice(0, figure === 'Dépôts' ? 5 : 1);
          return [
            {
              ...{ figure, quoi: texte(tete), vers: lienDe(tete) },
              nombre: siens.reduce((somme, lue) => somme + nombre(lue), 0),
            },
            ...cellules.flatMap((lue) => {
              const vers = lienDe(lue);
              return vers ? [{ figure, quoi: texte(tete), nombre: nombre(lue), vers }] : [];
            }),
          ];
        });
    });
}

/** Rows of a list of dossiers, page after page. */
async function dossiers(portee: Portee, uai: string, dits: Record<string, string>): Promise<number> {
  const { du, au, canal, rentree = RENTREE } = FiltresDePilotageSchema.parse(dits);
  const { figure, cle, branche } = LigneDeFigureSchema.parse(dits);
  const ligne = { serie: figure ?? 'depots', cle, branche, canal, du, au };
  let [rang, total] = [0, 0];
  do {
    const page = await chosesComptees(portee, { annee: rentree, uai }, ligne, rang);
    rang += page.lignes.length;
    total = page.total;
    if (page.lignes.length < LISTES) break;
  } while (rang < total);
  expect(rang).toBe(total);
  return rang;
}

/** How many rows stand behind an address, read as its page reads it. */
async function lignesDerriere(portee: Portee, adresse: string): Promise<number> {
  const [page, suite = ''] = adresse.split('?');
  const dits = Object.fromEntries(new URLSearchParams(suite));
  if (page === '/agent/dossiers') {
    const lu = await pageDeBannette(portee, RENTREE, FiltresSchema.parse(dits));
    expect(lu.suivante).toBeNull();
    return lu.lignes.length;
  }
  const filtres = FiltresDePilotageSchema.parse(dits);
  const annee = filtres.rentree ?? RENTREE;
  if (page === '/agent/pilotage')
    return etatsDuLieu((await chiffresDuPerimetre(portee, annee, filtres)).comptes).recues;
  expect(page).toBe('/agent/pilotage/liste');
  const { figure, cle, branche } = LigneDeFigureSchema.parse(dits);
  expect(figure).not.toBeNull();
  const uai = filtres.uai ?? seulLieu(portee);
  if (uai) return dossiers(portee, uai, dits);
  const ligne = { serie: figure ?? 'depots', cle, branche, ...filtres } as const;
  const lieux = await lieuxDUneLigne(
    portee,
    annee,
    { ...ligne, canal: filtres.canal, du: filtres.du, au: filtres.au },
    filtres,
  );
  for (const lieu of lieux)
    expect([lieu.uai, await dossiers(portee, lieu.uai, dits)]).toEqual([lieu.uai, lieu.nombre]);
  return lieux.reduce((somme, lieu) => somme + lieu.nombre, 0);
}

const CHOIX: readonly [qui: keyof typeof personnes, dits: Record<string, string>, figures: number][] = [
  ['chef', {}, 9],
  ['chef', { canal: 'papier', du: '2026-09-01', au: '2026-11-01' }, 0],
  ['sab', {}, 11],
  ['sab', { departement: '059' }, 10],
  ['sab', { departement: '062' }, 3],
  ['sab', { uai: COLLEGE.uai }, 9],
  ['sab', { canal: 'papier' }, 0],
  ['delegue', {}, 0],
  ['quitte', {}, 5],
];

describe('the links of the pictures', () => {
  test.each(CHOIX)('of %s under %j: each opens as many rows as it says', async (qui, dits, figures) => {
    const portee = personnes[qui];
    const lues = annonces(await dessiner(portee, FiltresDePilotageSchema.parse(dits)));
    expect(new Set(lues.map(({ figure }) => figure)).size).toBeGreaterThanOrEqual(figures);
    expect(lues.length).toBeGreaterThan(3);
    for (const { figure, quoi, nombre: dit, vers } of lues) {
      // A day of last year alone counts nothing of this one.
      if (dit > 0) expect([figure, quoi, vers]).toEqual([figure, quoi, expect.any(String)]);
      if (vers) expect([figure, quoi, await lignesDerriere(portee, vers)]).toEqual([figure, quoi, dit]);
    }
  });

  test('of what was paid to a boursier since gone, in another lycée or another académie: where it was paid, with its sum', async () => {
    const { uai } = ETABLISSEMENTS.lyceePublic;
    for (const [cle, partis] of [
      ['liquide', 2],
      ['paye', 2],
      ['a_recouvrer', 1],
    ] as const) {
      const filtres = FiltresDePilotageSchema.parse({});
      const { comptes } = await chiffresDuPerimetre(personnes.quitte, RENTREE, filtres, ['argent']);
      const [compte] = comptes.filter((lu) => lu.cle === cle);
      const ligne = {
        serie: 'argent',
        cle,
        branche: undefined,
        canal: undefined,
        du: undefined,
        au: undefined,
      } as const;
      const { lignes, total } = await chosesComptees(personnes.quitte, { annee: RENTREE, uai }, ligne, 0);
      expect([cle, total, lignes.reduce((somme, { centimes }) => somme + centimes, 0)]).toEqual([
        ...[cle, compte?.nombre, compte?.centimes],
      ]);
      expect(total).toBeGreaterThanOrEqual(partis);
    }
  });

  test('of a frozen month, none: a list is of now', async () => {
    const html = await dessiner(personnes.sab, FiltresDePilotageSchema.parse({ arrete: '2026-11-01' }));
    expect(annonces(html).length).toBeGreaterThan(3);
    expect(html).not.toMatch(/href="\/agent\/(dossiers|pilotage\/liste)/);
  });

  test('of an académie that the ministère looks into, none; a number that is hidden is not said to be small', () => {
    const lieu = { code: COLLEGE.uai, nom: 'Les Tilleuls', recues: 42, attendent: 22, decidees: null };
    const html = lireLaPage(
      createElement(FigureDesLieux, {
        lieux: { genre: 'etablissements', lignes: [lieu] },
        filtres: FiltresDePilotageSchema.parse({ academie: '09' }),
        ouvre: false,
      }),
    );
    expect(texte(html)).toMatch(/Les Tilleuls4222non donné/);
    expect(html).not.toMatch(/moins de|href="\/agent\/pilotage(\/liste)?\?/);
  });

  test('opened by another, they show what that person follows: nothing of elsewhere', async () => {
    const ailleurs = await agent(agentDe('autreCollegePublic', 'chef_etablissement'), JOUR);
    const lues = annonces(
      await dessiner(personnes.chef, FiltresDePilotageSchema.parse({ uai: COLLEGE.uai })),
    );
    const vers = lues.flatMap((lue) => lue.vers ?? []);
    expect(vers.length).toBeGreaterThan(10);
    for (const adresse of vers)
      expect([adresse, await lignesDerriere(ailleurs, adresse)]).toEqual([adresse, 0]);
  });

  test('lead on to where one acts, who may act there alone, and of this year', () => {
    const de = (qui: keyof typeof personnes, serie: (typeof SERIES)[number], cle: string, annee = RENTREE) =>
      ouAgir(personnes[qui], { serie, cle, annee, uai: undefined })?.href;
    expect(de('chef', 'argent', 'liquide')).toBe('/agent/etats');
    expect(de('chef', 'causes', 'question')).toBeUndefined();
    expect(de('sab', 'causes', 'question')).toBe('/agent/etudes/reparation?panne=question');
    expect(de('chef', 'argent', 'liquide', RENTREE - 1)).toBeUndefined();
    expect(de('delegue', 'argent', 'attribue')).toBeUndefined();
    expect(de('chef', 'argent', '__proto__')).toBeUndefined();
    expect(de('chef', 'etats', 'deposee')).toBeUndefined();
  });
});
