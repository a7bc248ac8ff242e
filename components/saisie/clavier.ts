import type { Valeurs } from '#lib/demande/schema.ts';

/**
 * Where Enter leads from a field: the next that still wants an answer, or with Shift the previous one whatever it holds; null
 * at either end.
 */
export function champVoisin<C>(
  champs: readonly C[],
  courant: C,
  pas: 1 | -1,
  attend: (champ: C) => boolean = () => true,
): C | null {
  const rang = champs.indexOf(courant);
  if (rang < 0) return null;
  return (pas === 1 ? champs.slice(rang + 1).find(attend) : champs[rang - 1]) ?? null;
}

/** True when Enter moves on: a text of several lines keeps its line breaks once begun, a button and a link keep their act. */
export const entreePasse = ({
  tagName,
  type,
  value,
}: {
  tagName: string;
  type?: string;
  value?: string;
}): boolean =>
  tagName === 'SELECT' ||
  (tagName === 'TEXTAREA' && value === '') ||
  (tagName === 'INPUT' && type !== 'submit' && type !== 'button');

/** Fields of what is out of the ordinary: Tab goes there, Enter passes over them. */
const EXCEPTIONS = /\.(?:sansPrenom|nomCorrige|complement|pays|reference)$/u;

/** The day that counts (C. II.C.3): the one proposed is read each time. */
const A_RELIRE = 'reception.recuLe';

/** True for a field that nobody has answered: what the base or the draft already knows is passed over. */
export function attendReponse(champ: {
  tagName: string;
  name: string;
  type?: string;
  value?: string;
  checked?: boolean;
}): boolean {
  if (champ.tagName === 'BUTTON' || champ.name === A_RELIRE) return true;
  if (EXCEPTIONS.test(champ.name)) return false;
  return champ.type === 'checkbox' ? !champ.checked : champ.value === '';
}

const CHAMPS = 'input:not([type=hidden]), select, textarea, button[name=intention]';

/** Fields of the sending itself: they move with each save, and answer nothing. */
const ENVOI = ['dossierId', 'revision'];

/** The answers as they stand in the fields, without those of the framework. */
export const lireChamps = (formulaire: HTMLFormElement): Valeurs =>
  Object.fromEntries(
    [...new FormData(formulaire)].filter(
      (paire): paire is [string, string] =>
        typeof paire[1] === 'string' && !paire[0].startsWith('$') && !ENVOI.includes(paire[0]),
    ),
  );

/** Fields that the keyboard can reach, in the order of the paper. */
export const champsVisibles = (formulaire: HTMLFormElement): HTMLElement[] =>
  [...formulaire.querySelectorAll<HTMLElement>(CHAMPS)].filter((champ) => champ.checkVisibility());

/** Alt and a digit: the first field of that part. Alt and a letter: what carries it. */
export function surRaccourci(evenement: KeyboardEvent): void {
  const { altKey, ctrlKey, metaKey, code } = evenement;
  if (!altKey || ctrlKey || metaKey) return;
  // The key's place, not its character: on a French keyboard a digit needs Shift.
  const touche = /^(?:Digit|Numpad|Key)(\w)$/.exec(code)?.[1]?.toLowerCase();
  const cible = touche && document.querySelector<HTMLElement>(`[data-saut="${touche}"]`);
  if (!cible) return;
  evenement.preventDefault();
  if (cible instanceof HTMLAnchorElement) document.getElementById(cible.hash.slice(1))?.focus();
  else cible.focus();
}
