/** A paper form typed as a secretariat does, without a mouse, and every press counted by the page itself. */
import { chromium, expect, type Page } from '@playwright/test';
import { GESTES } from '#components/aide/gestes.ts';
import { compte } from '#monde/comptes.ts';
import { entrer } from './connexion.ts';
import { JOUR_DES_PARCOURS, nouvelEleve, vivreLe } from './monde.ts';

export interface Compte {
  famille: string;
  frappes: number;
  permises: number;
}

/** What is pressed in a field, by its name; a field that is not here is passed with Enter. */
type Reponses = Readonly<Record<string, string>>;

const ESPACE = ' ';

/** What the paper says once the base knows the family. */
const CONNUE: Reponses = {
  'demandeur.situation': 'Se',
  scolariteConfirmee: ESPACE,
  'ressources.avis.rfr': '9200',
  'ressources.avis.enfants': '1',
  'ressources.eleveSurAvis': 'O',
  'piece.avis_impot': ESPACE,
  'reception.recuLe': '121026',
  'reception.signe': ESPACE,
};

/** What it says besides, of somebody whom the base does not know. */
const INCONNUE: Reponses = {
  ...CONNUE,
  'demandeur.lien': 'M',
  'demandeur.civilite': 'M',
  'demandeur.nom': 'Petit',
  'demandeur.prenom': 'Inès',
  'demandeur.adresse': '3 rue Foch',
  'demandeur.codePostal': '59000',
  'demandeur.commune': 'Lille',
  'demandeur.telephone': '0699540054',
};

type Gestes = 'frappes' | 'clics';

/** Counts every press and click that reaches the pages, by hand only, over reloads. */
export const compter = (page: Page) =>
  page.addInitScript(() => {
    for (const [evenement, geste] of [
      ['keydown', 'frappes'],
      ['click', 'clics'],
    ] as const)
      addEventListener(
        evenement,
        // A click that a key or a label makes is no gesture of the hand: it has no count of its own.
        ({ isTrusted, detail, type }: Event & { detail?: number }) => {
          if (!isTrusted || (type === 'click' && detail === 0)) return;
          sessionStorage.setItem(geste, String(Number(sessionStorage.getItem(geste) ?? 0) + 1));
        },
        true,
      );
  });

const comptes = async (page: Page, geste: Gestes): Promise<number> =>
  Number(await page.evaluate((nom) => sessionStorage.getItem(nom) ?? '0', geste));

/** Presses of keys, and clicks, since the page was opened. */
export const frappees = (page: Page): Promise<number> => comptes(page, 'frappes');
export const cliques = (page: Page): Promise<number> => comptes(page, 'clics');

/** Enough Enters to cross the form. */
const CHAMPS_MAXIMUM = 60;

/** Answers each field where Enter leads, up to the button that ends, and gives how many presses it took. */
async function remplir(page: Page, reponses: Reponses): Promise<number> {
  const reste = new Set(Object.keys(reponses));
  for (let champ = 0; champ < CHAMPS_MAXIMUM; champ++) {
    const nom = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '');
    if (nom === 'intention') {
      expect([...reste], 'champs que la touche Entrée n’a pas atteints').toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/recu');
      await expect(page.getByRole('link', { name: 'Dossier suivant' })).toBeFocused();
      return frappees(page);
    }
    const reponse = reste.delete(nom) ? reponses[nom] : undefined;
    if (reponse === ESPACE) await page.keyboard.press('Space');
    else if (reponse) await page.keyboard.type(reponse);
    await page.keyboard.press('Enter');
  }
  throw new Error('la touche Entrée ne mène pas au bout du formulaire');
}

/** Types the form of a family that the base knows and of one that it does not; the pupil is found before, and not counted. */
export async function saisirAuClavier(site: string): Promise<Compte[]> {
  await vivreLe(JOUR_DES_PARCOURS);
  const navigateur = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox'],
    env: process.env as Record<string, string>,
  });
  const saisie = async (famille: string, permises: number, reponses: Reponses, connue: boolean) => {
    const eleve = await nouvelEleve('parent-nguyen', 'collegePublic', {
      nom: connue ? 'Nguyễn' : 'Petit',
      prenom: connue ? 'Kim' : 'Sacha',
      classe: '5B',
    });
    const page = await (await navigateur.newContext({ baseURL: site, locale: 'fr-FR' })).newPage();
    await compter(page);
    await entrer(page, compte('secretariat'));
    await page.goto(`/agent/saisie?q=${eleve.ine}`);
    await page.getByRole('button', { name: /^Saisir la demande/ }).press('Enter');
    await page.waitForURL('**/agent/saisie/*-*');
    const personne = page.locator('[name="demandeur.responsableId"]');
    await expect(personne).toBeFocused();
    const avant = await frappees(page);
    if (!connue) {
      await page.keyboard.type('U');
      await expect(personne).toHaveValue('');
    }
    return { famille, permises, frappes: (await remplir(page, reponses)) - avant };
  };
  try {
    return [
      await saisie('famille connue', GESTES.familleConnue, CONNUE, true),
      await saisie('famille inconnue', GESTES.familleInconnue, INCONNUE, false),
    ];
  } finally {
    await navigateur.close();
  }
}
