import { notFound } from 'next/navigation';
import { rentreeDuConsentement } from '#lib/droit/consentement/consentement.ts';
import { consentementVierge } from '#lib/recueil/queries.ts';
import { repondreFichier } from '#lib/technique/fichier.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';

/** The blank form of a consent (annexes 12 and 13), to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ annexe: string }> },
): Promise<Response> {
  const { annexe } = await params;
  if (annexe !== '12' && annexe !== '13') notFound();
  return repondreFichier(consentementVierge(annexe, rentreeDuConsentement(await aujourdHui())));
}
