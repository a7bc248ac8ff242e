import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { GuideDeRole, SectionDeGuide } from '#components/aide/guide.ts';
import { GUIDES } from '#components/aide/guides.ts';
import { FilAriane } from '#components/fil-ariane.tsx';

async function guideDe(params: Promise<{ guide: string }>): Promise<GuideDeRole> {
  const { guide } = await params;
  return GUIDES.find(({ cle }) => cle === guide) ?? notFound();
}

export async function generateMetadata({ params }: PageProps<'/aide/[guide]'>): Promise<Metadata> {
  return { title: `Guide : ${(await guideDe(params)).titre}` };
}

/** The guide of one role: its sections, each with its captures. */
export default async function GuideDeRolePage({ params }: PageProps<'/aide/[guide]'>) {
  const { titre, pour, sections } = await guideDe(params);
  return (
    <div className="texte">
      <FilAriane liens={[{ href: '/aide', libelle: 'Aide' }]} ici={titre} />
      <h1>Guide : {titre}</h1>
      <p className="fr-text--lead">{pour}</p>
      <nav aria-label="Dans ce guide">
        <ul>
          {sections.map((section) => (
            <li key={section.cle}>
              <a href={`#${section.cle}`}>{section.titre}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map((section) => (
        <Section key={section.cle} {...section} />
      ))}
    </div>
  );
}

function Section({ cle, titre, paragraphes, etapes, capture }: SectionDeGuide) {
  return (
    <section aria-labelledby={cle}>
      <h2 id={cle} className="fr-h4">
        {titre}
      </h2>
      {paragraphes.map((texte) => (
        <p key={texte}>{texte}</p>
      ))}
      {etapes ? (
        <ol>
          {etapes.map((etape) => (
            <li key={etape}>{etape}</li>
          ))}
        </ol>
      ) : null}
      {capture ? (
        // biome-ignore lint/performance/noImgElement: a file of the product, already of its size
        <img
          className="aide__capture"
          src={`/aide/${capture.nom}.webp`}
          alt={capture.montre}
          width={capture.telephone ? 360 : 1366}
          height={capture.telephone ? 740 : 900}
          loading="lazy"
        />
      ) : null}
    </section>
  );
}
