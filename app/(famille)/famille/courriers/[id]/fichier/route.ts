import { ouvrirCourrier } from '#lib/courrier/actions.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';

/** A letter as PDF. The first opening dates its reception: a browser that fetches in advance has not opened it. */
export async function GET(requete: Request, { params }: RouteContext<'/famille/courriers/[id]/fichier'>) {
  if (/prefetch/i.test(requete.headers.get('sec-purpose') ?? requete.headers.get('purpose') ?? ''))
    return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store' } });
  return ouvrirCourrier((await params).id).then(repondreFichier, repondreRefus);
}
