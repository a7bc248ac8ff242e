import { notFound } from 'next/navigation';
import { campagneAnnoncee } from '#lib/campagne/queries.ts';
import { formulaireAImprimer } from '#lib/saisie/queries.ts';
import { repondreFichier } from '#lib/technique/fichier.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { campagneAAnnoncer } from '../../../campagne-a-annoncer.ts';

/** The blank form of a bourse, to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ bourse: string }> },
): Promise<Response> {
  const { bourse } = await params;
  if (bourse !== 'college' && bourse !== 'lycee') notFound();
  const { general } = await campagneAnnoncee(campagneAAnnoncer(await aujourdHui()));
  const fichier = formulaireAImprimer(bourse, general);
  return fichier ? repondreFichier(fichier) : notFound();
}
