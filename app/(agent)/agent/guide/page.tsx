import type { Metadata } from 'next';
import { Guide } from '#components/guide/guide.tsx';
import { direDrapeau } from '#components/libelles.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { ARBRE, parcourirGuide } from '#lib/droit/guide/guide.ts';

export const metadata: Metadata = { title: 'Guide des situations' };

type Parametres = Promise<Record<string, string | string[] | undefined>>;

/** Answers of the address: only names that are questions, only one value each. */
function lireReponses(parametres: Awaited<Parametres>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parametres).flatMap(([nom, valeur]) =>
      Object.hasOwn(ARBRE, nom) && typeof valeur === 'string' ? [[nom, valeur]] : [],
    ),
  );
}

/** Any agent may look: nothing of a family is read or kept. The layout has asked for the session. */
export default async function GuidePage({ searchParams }: { searchParams: Parametres }) {
  const parametres = await searchParams;
  const reponses = lireReponses(parametres);
  const etape = parcourirGuide(reponses);
  // The button names its question: asked again, it was sent without an answer.
  const manque = etape.genre === 'question' && parametres.question === etape.id;
  return (
    <>
      <TitrePage
        titre="Guide des situations"
        phrase="Qui peut demander la bourse, sur quels revenus, avec quelles pièces (C. III). Les réponses sont dans l’adresse de la page ; rien n’est conservé."
      />
      <Guide etape={etape} place={{ page: '/agent/guide' }} direDrapeau={direDrapeau} manque={manque} />
    </>
  );
}
