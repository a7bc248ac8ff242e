import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direReglage } from '#lib/administration/faits.ts';
import { type ReglageVu, reglages } from '#lib/relecture/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireReglage } from './formulaire-reglage.tsx';

export const generateMetadata = titreReserve('Secondes lectures', 'administrateur');

const COLONNES: Colonne<ReglageVu>[] = [
  { cle: 'academie', titre: 'Académie', rendre: ({ nom }) => nom },
  { cle: 'reglage', titre: 'Relues avant de partir', rendre: ({ reglage }) => direReglage(reglage ?? {}) },
  {
    cle: 'regler',
    titre: 'Régler',
    rendre: ({ code, nom, reglage }) => (
      <details>
        <summary aria-label={`Régler l’académie : ${nom}`}>Régler</summary>
        <FormulaireReglage
          key={reglage?.version}
          cible={{ academie: code, version: reglage?.version ?? '' }}
          initiale={{
            premieres: String(reglage?.premieres ?? 0),
            part: String(reglage?.part ?? 0),
            ...Object.fromEntries((reglage?.risques ?? []).map((risque) => [risque, 'oui'])),
          }}
        />
      </details>
    ),
  },
];

/** What each académie asks to be read twice before it leaves. */
export default async function SecondesLecturesPage() {
  const lignes = await reglages(await exigerAgent('administrateur'));
  return (
    <>
      <TitrePage
        titre="Secondes lectures"
        phrase="Les premières décisions de qui signe par délégation, celles qui montrent un risque, puis une part tirée au sort, partent quand une autre personne les a dites conformes. Un chef de collège public décide en son nom : rien n’est relu. Un autre administrateur confirme."
      />
      <Tableau
        legende="Académies"
        total={lignes.length}
        unite="académie"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ code }) => code}
        vide={<p>Aucune académie n’est enregistrée.</p>}
      />
    </>
  );
}
