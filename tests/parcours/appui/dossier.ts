import { expect, type Locator, type Page } from '@playwright/test';
import type { Acte } from '#lib/droit/procedure.ts';
import { lirePdf, type PdfLu } from '#tests/contrats/lire-pdf.ts';

/** The dossier as an agent works on it. */
export class DossierDAgent {
  readonly page: Page;
  readonly id: string;

  constructor(page: Page, id: string) {
    this.page = page;
    this.id = id;
  }

  get etat(): Locator {
    return this.page.getByRole('main').locator('.fr-badge').first();
  }

  get actes(): Locator {
    return this.page.getByRole('region', { name: 'Actes' });
  }

  async ouvrir(onglet?: string): Promise<void> {
    await this.page.goto(`/agent/dossiers/${this.id}${onglet ? `?onglet=${onglet}` : ''}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(/Dossier d[e’]/);
  }

  /** Opens the page of an act from the dossier: what will leave is shown there. */
  async preparer(libelle: string): Promise<Locator> {
    await this.actes.getByRole('link', { name: libelle, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(libelle);
    return this.page.getByRole('region', { name: 'Ce qui partira' });
  }

  /** Sends the act being prepared, and waits for what it did to be said. */
  async confirmer(libelle: string, accompli: string): Promise<void> {
    await this.page.getByRole('button', { name: libelle, exact: true }).click();
    await expect(this.page.getByRole('main')).toContainText(`${accompli}.`);
  }

  /** Prepares and sends an act. */
  async faire(libelle: string, accompli: string): Promise<void> {
    await this.ouvrir();
    await this.preparer(libelle);
    await this.confirmer(libelle, accompli);
  }

  /** Reads a letter of the dossier once the worker has produced it. */
  async lireCourrier(nom: string): Promise<PdfLu> {
    await this.ouvrir('courriers');
    const ligne = this.page.getByRole('row').filter({ hasText: nom });
    await expect(async () => {
      await this.page.reload();
      await expect(ligne).toContainText('produit', { timeout: 500 });
    }).toPass();
    const adresse = await ligne.getByRole('link', { name: 'Ouvrir le PDF' }).getAttribute('href');
    return lireDocument(this.page, adresse);
  }

  /** Why an act is not offered on the page of the dossier, with its article. */
  async raison(libelle: string): Promise<Locator> {
    await this.ouvrir();
    const dite = this.page.locator('li').filter({ has: this.page.getByText(libelle, { exact: true }) });
    const pli = this.actes.locator('details').filter({ has: dite });
    if ((await pli.getAttribute('open')) === null) await pli.locator('summary').click();
    const raison = pli.locator(dite);
    return raison;
  }

  /** Address of an act, whether the dossier offers it or not. */
  adresseDe(acte: Acte): string {
    return `/agent/dossiers/${this.id}/actes/${acte}`;
  }
}

/** Opens a letter of the family by its button, as the page without script sends it, comes back, and reads it. */
export async function ouvrirLaLettre(page: Page, courriers: Locator, nom: string): Promise<PdfLu> {
  const bouton = courriers.getByRole('button', { name: `Ouvrir ce courrier : ${nom}` });
  const adresse = await bouton.evaluate((element: HTMLButtonElement) => element.form?.action ?? '');
  const demande = page.url();
  // Shown or saved, as the browser does with a PDF: what counts is that it came.
  const venue = page.waitForResponse((lue) => lue.url() === adresse && lue.request().method() === 'GET');
  await bouton.press('Enter');
  await venue;
  await page.goto(demande);
  // The address may end in an anchor, which alone would load nothing again.
  await page.reload();
  return lireDocument(page, adresse);
}

/** Fetches a PDF with the session of the page, and reads it. */
export async function lireDocument(page: Page, adresse: string | null): Promise<PdfLu> {
  const reponse = await page.request.get(adresse ?? '');
  expect(reponse.status(), `${adresse}`).toBe(200);
  expect(reponse.headers()['content-type']).toBe('application/pdf');
  return lirePdf(await reponse.body());
}
