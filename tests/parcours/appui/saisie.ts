import { expect, type Locator, type Page } from '@playwright/test';

/** Enough presses to cross any page of the product from end to end. */
const TOUCHES_MAXIMUM = 250;

/** The paper entry under the keyboard alone: nothing here moves or clicks a mouse, or puts the focus by script. */
export class SaisieAuClavier {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until this element has the focus. Throws when the keyboard does not lead there. */
  async allerA(cible: Locator): Promise<void> {
    for (let touche = 0; touche < TOUCHES_MAXIMUM; touche++) {
      if (await cible.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('la touche Tab ne mène pas à cet élément');
  }

  private async champ(nom: string): Promise<Locator> {
    const champ = this.page.locator(`[name="${nom}"]`);
    await this.allerA(champ);
    return champ;
  }

  /** Types a text over what the field holds, and leaves it with Enter. */
  async taper(nom: string, texte: string): Promise<void> {
    await this.champ(nom);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(texte);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses in a list by typing the beginning of the words. */
  async choisir(nom: string, mots: string, valeur: string): Promise<void> {
    const champ = await this.champ(nom);
    await this.page.keyboard.type(mots);
    await expect(champ).toHaveValue(valeur);
    await this.page.keyboard.press('Enter');
  }

  /** Ticks a box that is not. */
  async cocher(nom: string): Promise<void> {
    const champ = await this.champ(nom);
    if (!(await champ.isChecked())) await this.page.keyboard.press('Space');
    await expect(champ).toBeChecked();
  }
}
