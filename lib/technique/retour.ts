import { redirect } from 'next/navigation';

/** Back to the dossier after an act, on the tab named and the list that led there; the page says what was done. Never returns. */
export function retourAuDossier(
  { dossierId, liste }: { dossierId: string; liste: string },
  acte: string,
  onglet?: string,
): never {
  const suite = new URLSearchParams(liste);
  if (onglet) suite.set('onglet', onglet);
  suite.set('fait', acte);
  redirect(`/agent/dossiers/${dossierId}?${suite}`);
}
