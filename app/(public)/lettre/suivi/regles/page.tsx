import type { Metadata } from 'next';
import { Lignes } from '#app/(famille)/famille/dossiers/[id]/pourquoi/lignes.tsx';
import { pageIntrouvable } from '#app/introuvable.ts';
import { EchelleDuBareme } from '#components/echelle.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { lireReglesParCode } from '#lib/acces/queries.ts';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerPorteur } from '#lib/technique/porteur.ts';

export const metadata: Metadata = { title: 'Les règles appliquées à votre famille' };

/** The rules of the étude automatique and their weight for this very family, to who holds its letter (loi 78-17, art. 47). */
export default async function ReglesPage() {
  const lues = await lireReglesParCode(await exigerPorteur()).catch(pageIntrouvable);
  const { numero, rentree, decision, trace, motifs } = lues;
  const { echelon, montantAnnuel, decideeLe } = decision;
  const echelle = echelleDeLaTrace(trace, rentree);
  const retenues = trace.filter(({ compte }) => compte);
  const ecartees = trace.filter(({ compte }) => !compte);
  return (
    <div className="texte">
      <FilAriane
        liens={[{ href: '/lettre/suivi', libelle: 'Où en est la demande' }]}
        ici="Les règles appliquées"
      />
      <TitrePage
        titre="Les règles appliquées à votre famille"
        phrase={`Demande n° ${numero}, décision du ${ecrireJour(jourDe(decideeLe))}. L’étude automatique a préparé ce résultat ; une personne compétente l’a signé.`}
      />
      <p className="essentiel__phrase">
        {echelon !== null && montantAnnuel !== null
          ? `Bourse accordée : échelon ${echelon}, ${ecrireMontant(centimes(montantAnnuel))} pour l’année.`
          : 'Bourse refusée.'}
      </p>
      {motifs.length > 0 ? (
        <section aria-labelledby="motifs">
          <h2 id="motifs" className="fr-h4">
            Les raisons du refus
          </h2>
          <Lignes lignes={motifs} />
        </section>
      ) : null}
      {echelle ? <EchelleDuBareme echelle={echelle} /> : null}
      <section aria-labelledby="regles">
        <h2 id="regles" className="fr-h4">
          Ce que chaque règle a donné
        </h2>
        <Lignes lignes={retenues} />
        {ecartees.length > 0 ? (
          <details className="pourquoi__ecartees">
            <summary>Les règles vérifiées qui ne changent rien pour vous ({ecartees.length})</summary>
            <Lignes lignes={ecartees} />
          </details>
        ) : null}
        <p>
          Vous pouvez demander qu’un agent examine votre situation et dire ce que vous en pensez : écrivez au
          service en tête du courrier. Une erreur de bonne foi se corrige.
        </p>
      </section>
    </div>
  );
}
