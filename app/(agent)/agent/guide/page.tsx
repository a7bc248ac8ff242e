import type { Metadata } from 'next';
import { Guide } from '#components/guide/guide.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ARBRE, parcourirGuide } from '#lib/droit/guide/guide.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Guide des situations' };

type Parametres = Record<string, string | string[] | undefined>;

/** Answers of the address: only names that are questions, only one value each. */
function lireReponses(parametres: Parametres): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parametres).flatMap(([nom, valeur]) =>
      Object.hasOwn(ARBRE, nom) && typeof valeur === 'string' ? [[nom, valeur]] : [],
    ),
  );
}

/** The decision tree of C. III by itself: one question a page, the answers in the address, nothing kept. */
export default async function GuidePage({ searchParams }: PageProps<'/agent/guide'>) {
  await exigerAgent();
  const parametres = await searchParams;
  const etape = parcourirGuide(lireReponses(parametres));
  // The button names its question: asked again, it was sent without an answer.
  const manque = etape.genre === 'question' && parametres.question === etape.id;
  return (
    <>
      <TitrePage
        titre="Guide des situations"
        phrase="Qui peut demander la bourse, quels revenus comptent, quelles pièces demander. Rien n’est conservé : l’adresse de la page garde vos réponses."
      />
      <Guide etape={etape} place={{ page: '/agent/guide' }} manque={manque} />
    </>
  );
}
