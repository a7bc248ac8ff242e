import { redirect } from 'next/navigation';

/** Back to the dossier after an act, on the list that led there; the page says what was done. Never returns. */
export function retourAuDossier(
  { dossierId, liste }: { dossierId: string; liste: string },
  acte: string,
): never {
  const suite = new URLSearchParams(liste);
  suite.set('fait', acte);
  redirect(`/agent/dossiers/${dossierId}?${suite}`);
}
